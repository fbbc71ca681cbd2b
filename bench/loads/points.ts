import { outcomeOf, tally } from '../../crowd/client/outcomes.ts';
import { openClient } from '../../crowd/client/send.ts';
import { mintCrowd } from '../../crowd/people/mint-users.ts';
import { directly } from '../../crowd/system/places.ts';
import { inFlight } from '../client/in-flight.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { differencesOfPoints } from '../system/points-books.ts';

const OPERATIONS = 2_000;
const IN_FLIGHT = 50;

export const points: Load = {
  name: 'points',
  about:
    '2,000 charges of 1,000 points each, 50 at once; each asks the gateway, and moves a balance and its ledger',
  cases: [
    { name: 'on one account', run: () => run(1) },
    { name: 'on 500 accounts', run: () => run(500) },
  ],
};

async function run(accounts: number): Promise<Figures> {
  const people = await mintCrowd(accounts);
  const buyers = Array.from({ length: OPERATIONS / accounts }, () => people).flat();
  const client = openClient(IN_FLIGHT);
  const { result, seconds, cpu } = await measured(() =>
    inFlight(buyers, IN_FLIGHT, async (by) =>
      outcomeOf(
        await client.send('POST', `${directly.payment}/api/points/charge`, {
          by,
          body: { amount: 1_000, payment_method: 'CARD', pg_token: 'approve' },
        }),
      ),
    ),
  );
  client.close();
  return {
    'charges/s': round(OPERATIONS / seconds),
    ...timeFigures(client.times),
    ...cpuFigures(cpu, OPERATIONS),
    outcomes: tally(result),
    'accounts whose ledger differs': await differencesOfPoints(),
  };
}

import { outcomeOf, tally } from '../../crowd/client/outcomes.ts';
import { openClient } from '../../crowd/client/send.ts';
import { newTicketEvent } from '../../crowd/system/announced-event.ts';
import { directly } from '../../crowd/system/places.ts';
import { inFlight } from '../client/in-flight.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { visitorsOf } from '../people/let-in.ts';
import { ticketsLeft } from '../system/sold.ts';

const USERS = 2_000;
const IN_FLIGHT = 100;

export const standing: Load = {
  name: 'standing',
  about: '2,000 users, 100 at once, one try each for one standing ticket',
  cases: [
    { name: '500 tickets of one type', run: () => run(1, 500) },
    { name: '2,000 tickets of one type', run: () => run(1, 2_000) },
    { name: '2,000 tickets of 40 types', run: () => run(40, 50) },
  ],
};

async function run(types: number, ticketsOfEach: number): Promise<Figures> {
  const event = await newTicketEvent(types, ticketsOfEach);
  const visitors = await visitorsOf(event.id, USERS);
  const client = openClient(IN_FLIGHT);
  let startedAt = 0;
  let lastSaleAt = 0;
  const { result, seconds, cpu } = await measured(() => {
    startedAt = performance.now();
    return inFlight(visitors, IN_FLIGHT, async (visitor, index) => {
      const items = [{ ticketTypeId: event.ticketTypeIds[index % types], quantity: 1 }];
      const call = { ...visitor, body: { eventId: event.id, items } };
      const outcome = outcomeOf(await client.send('POST', `${directly.reservation}/api/reservations`, call));
      if (outcome === 'done') lastSaleAt = performance.now();
      return outcome;
    });
  });
  client.close();
  const sold = result.filter((outcome) => outcome === 'done').length;
  return {
    'sold/s': round(sold / ((lastSaleAt - startedAt) / 1_000)),
    'requests/s': round(USERS / seconds),
    ...timeFigures(client.times),
    ...cpuFigures(cpu, USERS),
    outcomes: tally(result),
    left: await ticketsLeft(event.id),
  };
}

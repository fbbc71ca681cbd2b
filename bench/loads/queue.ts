import { inFlight } from '../client/in-flight.ts';
import { outcomeOf, tally } from '../client/outcomes.ts';
import { type Client, openClient } from '../client/send.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { type Minted, mintCrowd } from '../people/mint-users.ts';
import { settings } from '../settings.ts';
import { newTicketEvent } from '../system/new-event.ts';
import { directly } from '../system/places.ts';

const USERS = 5_000;
const IN_FLIGHT = 100;

export const queue: Load = {
  name: 'queue',
  about: '5,000 users, 100 at once, at a room for 1,000',
  cases: [
    { name: 'join (check)', run: () => run(join) },
    { name: 'status polls of those who joined', run: () => run(poll) },
  ],
};

type Act = (client: Client, eventId: string, users: Minted[]) => Promise<Figures>;

async function run(act: Act): Promise<Figures> {
  const { id } = await newTicketEvent(1, 1);
  const users = await mintCrowd(USERS);
  const client = openClient(IN_FLIGHT);
  try {
    return await act(client, id, users);
  } finally {
    client.close();
  }
}

async function join(client: Client, eventId: string, users: Minted[]): Promise<Figures> {
  const { result, seconds, cpu } = await measured(() =>
    inFlight(users, IN_FLIGHT, async (by) =>
      outcomeOf(await client.send('POST', `${directly.queue}/api/queue/check/${eventId}`, { by, body: {} })),
    ),
  );
  return figures(client, result, seconds, cpu);
}

async function poll(client: Client, eventId: string, users: Minted[]): Promise<Figures> {
  await join(client, eventId, users);
  client.times.length = 0;
  const outcomes: string[] = [];
  const { seconds, cpu } = await measured(async () => {
    const endsAt = performance.now() + settings.seconds * 1_000;
    const pollers = users.slice(0, IN_FLIGHT).map(async (_, poller) => {
      for (let turn = poller; performance.now() < endsAt; turn = (turn + IN_FLIGHT) % USERS) {
        const by = users[turn];
        if (!by) continue;
        outcomes.push(
          outcomeOf(await client.send('GET', `${directly.queue}/api/queue/status/${eventId}`, { by })),
        );
      }
    });
    await Promise.all(pollers);
  });
  return figures(client, outcomes, seconds, cpu);
}

const figures = (
  { times }: Client,
  outcomes: string[],
  seconds: number,
  cpu: Parameters<typeof cpuFigures>[0],
): Figures => ({
  'requests/s': round(times.length / seconds),
  ...timeFigures(times),
  ...cpuFigures(cpu, times.length),
  outcomes: tally(outcomes),
});

import { setTimeout as pause } from 'node:timers/promises';
import { outcomeOf, tally } from '../../crowd/client/outcomes.ts';
import { type Client, openClient } from '../../crowd/client/send.ts';
import { orderErrors } from '../../crowd/line/order.ts';
import { type Minted, mintCrowd, mintUser } from '../../crowd/people/mint-users.ts';
import { newTicketEvent } from '../../crowd/system/announced-event.ts';
import { directly } from '../../crowd/system/places.ts';
import { slotLife } from '../../crowd/system/slot-life.ts';
import { Admin } from '../../story/client/admin.ts';
import { QueueState } from '../../story/client/answers.ts';
import { until } from '../../story/client/until.ts';
import { inFlight } from '../client/in-flight.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { settings } from '../settings.ts';
import { queueFor } from '../system/queue-replicas.ts';

const USERS = 5_000;
const IN_FLIGHT = 100;

export const queue: Load = {
  name: 'queue',
  about: '5,000 users, 100 at once, at a room for 1,000',
  cases: [
    { name: 'join (check)', run: () => run(join) },
    { name: 'status polls of those who joined', run: () => run(poll) },
    { name: 'calling the line up, the limits wide open', run: () => run(callUp) },
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
    inFlight(users, IN_FLIGHT, async (by, index) =>
      outcomeOf(await client.send('POST', `${queueFor(index)}/api/queue/check/${eventId}`, { by, body: {} })),
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
          outcomeOf(await client.send('GET', `${queueFor(turn)}/api/queue/status/${eventId}`, { by })),
        );
      }
    });
    await Promise.all(pollers);
  });
  return figures(client, outcomes, seconds, cpu);
}

/** Some of those in line, spread over it, look four times a second: so often the moment of each can be told. */
const LOOKING = 100;
const LOOK_EVERY_MS = 250;
const WIDE_OPEN = { threshold: 1_000_000, admitPerSecond: 10_000 };

async function callUp(client: Client, eventId: string, users: Minted[]): Promise<Figures> {
  const slotMs = await slotLife();
  const admin = new Admin(directly.queue, await mintUser('admin'));
  await admin.limitRoom(eventId, 1);
  await join(client, eventId, users);
  const { queueSize } = await admin.room(eventId);
  const looking = users.filter((_, index) => index % (USERS / LOOKING) === 0);
  const { result, cpu } = await measured(async () => {
    const startedAt = performance.now();
    const seen = looking.map((by, index) => whenLetIn(client, eventId, by, index, slotMs));
    await admin.setRoom(eventId, WIDE_OPEN);
    await until(
      'all are called up',
      () => admin.room(eventId),
      (room) => room.queueSize === 0,
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    return { seconds, seen: await Promise.all(seen) };
  });
  const people = result.seen.filter((one) => one !== undefined);
  return {
    'admissions/s': round(queueSize / result.seconds),
    ...cpuFigures(cpu, queueSize),
    'order errors': `${orderErrors(people).length} among ${people.length}`,
  };
}

/**
 * Asks until they are in. A slot that began before it was asked for began when they were called up; one that was
 * renewed since tells no more than that they waited before, and are in now.
 */
async function whenLetIn(client: Client, eventId: string, by: Minted, index: number, slotMs: number) {
  let number: number | null = null;
  let waitedUntil = 0;
  for (;;) {
    const sentAt = Date.now();
    const { body } = await client.send('GET', `${queueFor(index)}/api/queue/status/${eventId}`, { by });
    const state = QueueState.parse(body);
    if (state.queued) {
      number = state.number;
      waitedUntil = sentAt;
    } else if (number === null) return undefined;
    else {
      const began = state.admittedUntil ? Date.parse(state.admittedUntil) - slotMs : Date.now();
      return { number, notBefore: began <= sentAt ? began : waitedUntil, notAfter: began };
    }
    await pause(LOOK_EVERY_MS);
  }
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

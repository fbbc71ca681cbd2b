import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Buyer } from '../../story/client/buyer.ts';
import { until } from '../../story/client/until.ts';
import { eventWithTickets } from '../system/new-event.ts';
import { outcomes } from '../system/outcomes.ts';
import { parts } from '../system/parts.ts';
import { crowdOf, theAdmin } from '../system/people.ts';
import { REPLICA_PORTS } from './second-replicas.ts';
import { WaitingBuyer } from './waiting-buyer.ts';

const INSIDE = 5;
const WAITING = 55;
/** Four attempts of a client, which gives up after about 17 s. */
const BACK_WITHIN_MS = 15_000;

let crowd: Buyer[];
/** One for each test, known before any process dies: what a sidecar then has in hand comes late. */
let events: { id: string }[];
beforeAll(async () => {
  await parts.replicate('queue', REPLICA_PORTS);
  events = await Promise.all([eventWithTickets(100), eventWithTickets(100)]);
  crowd = await crowdOf(INSIDE + WAITING);
});
afterAll(() => Promise.all([parts.stop('queue-2'), parts.stop('queue-2-sidecar')]));

let eventId: string;
let inside: Buyer[];
/** In the order of their arrival. */
let line: WaitingBuyer[];
beforeEach(async () => {
  eventId = events.pop()?.id ?? '';
  await (await theAdmin()).limitRoom(eventId, INSIDE);
  inside = [];
  line = [];
  for (const buyer of crowd) {
    const { admitted } = await buyer.enter(eventId);
    if (admitted) inside.push(buyer);
    // Behind some proxies nothing but polling gets through.
    else line.push(new WaitingBuyer(buyer, eventId, line.length % 6 === 5 ? 'polling' : 'websocket'));
  }
  expect([inside.length, line.length]).toEqual([INSIDE, WAITING]);
  await sockets.areJoined();
});
afterEach(async () => {
  await Promise.all(line.map((one) => one.goesHome()));
  await Promise.all(crowd.map((buyer) => buyer.leave(eventId)));
});

/** So many go, one after the other; for each of them the first in the line comes in, and nobody else. */
async function moveOn(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) {
    const next = line.find(({ admissions }) => admissions === 0);
    const gone = inside.shift();
    if (!next || !gone) throw new Error('nobody is left');
    await line.find(({ buyer }) => buyer === gone)?.goesHome();
    await until(
      'somebody has left',
      () => leaves(gone),
      (done) => done,
    );
    await next.toBeInside();
    inside.push(next.buyer);
  }
}
/** False when the answer was lost with the process; one may leave again. */
const leaves = (buyer: Buyer) =>
  buyer.leave(eventId).then(
    () => true,
    () => false,
  );

const sockets = {
  areJoined: () => Promise.all(line.filter(({ isHere }) => isHere).map((one) => one.joined())),
  broke: () => line.filter(({ breaks }) => breaks > 0),
  areBack: () =>
    until(
      'all sockets are connected',
      async () => line.filter(({ isHere, connected }) => isHere && !connected).length,
      (away) => away === 0,
      BACK_WITHIN_MS,
    ),
};

/** Nobody lost a place or was let in out of turn or twice, and who waits stands as they came. */
async function expectOrder(admitted: number): Promise<void> {
  const waiting = line.slice(admitted);
  await until(
    'the positions are right',
    async () => waiting.map(({ position }) => position),
    (positions) => positions.every((position, at) => position === at + 1),
  );
  expect(line.map(({ admissions }) => admissions)).toEqual(line.map((_, at) => (at < admitted ? 1 : 0)));
  expect(await (await theAdmin()).room(eventId)).toMatchObject({
    currentUsers: INSIDE,
    queueSize: WAITING - admitted,
  });
}

test('34: one of two queues dies while sixty wait: no place is lost, the order stays, nobody is let in twice, and the sockets are back', async () => {
  await moveOn(5);
  await expectOrder(5);
  const killed = parts.kill('queue-2');
  await moveOn(10);
  await killed;
  const broken = sockets.broke();
  // Both had some of them.
  expect(broken.length).toBeGreaterThan(0);
  expect(broken.length).toBeLessThan(WAITING);
  await sockets.areBack();
  await sockets.areJoined();
  await expectOrder(15);

  const next = line.slice(15, 25);
  await moveOn(10);
  await expectOrder(25);
  await until(
    'those who were called up are told by their sockets',
    async () => next.map(({ called }) => called),
    (called) => called.every((times) => times === 1),
  );
  await parts.start('queue-2');
  await moveOn(5);
  await expectOrder(30);
});

test('35: one of two queues is told to stop under load: no question fails, a change is done or to be asked again, and the sockets go on as the same', async () => {
  const faults: string[] = [];
  const changes: Record<string, number>[] = [];
  let isOpen = true;
  // As fast as they can, with what changes something among it.
  const load = line.slice(-10).map(async ({ buyer }) => {
    while (isOpen) {
      changes.push(await outcomes([buyer.enter(eventId)]));
      await buyer.queueStatus(eventId).catch((fault) => faults.push(`status: ${fault}`));
    }
  });
  try {
    await moveOn(3);
    const stopped = parts.stop('queue-2');
    await moveOn(10);
    await stopped;
    await sockets.areBack();
    await parts.start('queue-2');
    await moveOn(3);
  } finally {
    isOpen = false;
    await Promise.all(load);
  }
  expect([...faults, ...line.flatMap((one) => one.faults)]).toEqual([]);
  // What was on its way to a process that had just closed its door may be done or not: nobody but the buyer asks again.
  const ends = changes.map((end) => Object.keys(end)[0]);
  const refused = ends.filter((end) => end === 'UPSTREAM_UNAVAILABLE');
  expect(ends.filter((end) => end !== 'done' && end !== 'UPSTREAM_UNAVAILABLE')).toEqual([]);
  expect(refused.length).toBeLessThan(10);
  // Some have gone home before they were back.
  const broken = sockets.broke().filter(({ isHere }) => isHere);
  expect(broken.length).toBeGreaterThan(0);
  expect(broken.map(({ recoveries }) => recoveries)).toEqual(broken.map(() => 1));
  await sockets.areJoined();
  await expectOrder(16);
});

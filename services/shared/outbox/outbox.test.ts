import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { metricValue } from '../testing/metric-value.ts';
import { appendEvent } from './append.ts';
import { measureBacklog } from './backlog.ts';
import { LONGEST_CHAIN } from './claim-chains.ts';
import { BRISK, broker, openPostRoom, type PostRoom, someAggregates, told } from './testing/post-room.ts';

let room: PostRoom;
beforeAll(async () => {
  room = await openPostRoom();
});
afterEach(async () => {
  await room.closeRelays();
  await room.empty();
});
afterAll(() => room.close());

const steps = (count: number) => Array.from({ length: count }, (_, step) => step);

test('events of one aggregate leave in order, though the broker refuses one at first', async () => {
  const aggregates = someAggregates(2);
  for (const step of steps(3)) for (const aggregate of aggregates) await room.tell(aggregate, step);
  const heard = broker();
  let refused = false;
  room.startRelay(async (event) => {
    if (!refused && told(event).step === 1) {
      refused = true;
      throw new Error('broker away');
    }
    heard.take(event);
  });
  await heard.has(6);
  for (const aggregate of aggregates) expect(heard.heardOf(aggregate)).toEqual([0, 1, 2]);
  expect(heard.taken).toHaveLength(6);
});

test('an aggregate with more events than a chain holds leaves in order too', async () => {
  const [aggregate = ''] = someAggregates(1);
  const all = steps(3 * LONGEST_CHAIN + 1);
  for (const step of all) await room.tell(aggregate, step);
  const heard = broker();
  room.startRelay(async (event) => heard.take(event));
  await heard.has(all.length);
  expect(heard.taken.map(({ step }) => step)).toEqual(all);
});

test('an event is not published before its transaction is committed, and one that committed meanwhile does not wait for it', async () => {
  const [open = '', other = ''] = someAggregates(2);
  const heard = broker();
  await room.db.transaction().execute(async (tx) => {
    await room.tell(open, 0, tx);
    await room.tell(other, 0);
    room.startRelay(async (event) => heard.take(event));
    await heard.has(1);
    expect(heard.taken.map(({ aggregate }) => aggregate)).toEqual([other]);
  });
  await heard.has(2);
  expect(heard.taken.map(({ aggregate }) => aggregate)).toEqual([other, open]);
});

test('an event of a transaction that was rolled back is never published', async () => {
  const rolledBack = room.db.transaction().execute(async (tx) => {
    await room.tell(uuidv7(), 0, tx);
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');
  expect(await room.waiting()).toBe(0);
});

test('data that breaks its contract fails the transaction', async () => {
  const broken = { userId: 'not an id', email: 'a@b.c', name: 'x', role: 'user' as const };
  await expect(appendEvent(room.db, 'user.registered', uuidv7(), broken)).rejects.toThrow();
});

test('with the broker away for long nothing is lost, and all leaves in order once it is back', async () => {
  const aggregates = someAggregates(150);
  for (const aggregate of aggregates) for (const step of [0, 1]) await room.tell(aggregate, step);
  const heard = broker();
  const away = Promise.withResolvers<void>();
  let isBack = false;
  let refusals = 0;
  for (const _ of [1, 2]) {
    room.startRelay(async (event) => {
      if (isBack) return heard.take(event);
      refusals += 1;
      if (refusals === 1_000) away.resolve();
      throw new Error('broker away');
    });
  }
  await away.promise;
  expect(heard.taken).toEqual([]);
  expect(await room.waiting()).toBe(300);
  isBack = true;
  await heard.has(300);
  for (const aggregate of aggregates) expect(heard.heardOf(aggregate)).toEqual([0, 1]);
});

test('an event that the broker never takes holds up its own aggregate alone, and more of them than a round takes do not either', async () => {
  const poisoned = someAggregates(120);
  for (const aggregate of poisoned) for (const step of [0, 1]) await room.tell(aggregate, step);
  const healthy = someAggregates(300);
  for (const aggregate of healthy) await room.tell(aggregate, 0);
  const heard = broker();
  room.startRelay(
    async (event) => {
      if (poisoned.includes(told(event).aggregate)) throw new Error('message too large');
      heard.take(event);
    },
    { ...BRISK, pause: 1_000 },
  );
  await heard.has(300);
  expect(heard.taken.map(({ aggregate }) => aggregate).toSorted()).toEqual(healthy.toSorted());
  await room.closeRelays();
  expect(await room.waiting()).toBe(240);
});

test('an event that the broker does not answer holds up the aggregates of its round, and those of no other', async () => {
  const [stuck = '', next = ''] = someAggregates(2);
  await room.tell(stuck, 0);
  const heard = broker();
  const hanging = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  room.startRelay(async (event) => {
    if (told(event).aggregate === stuck) {
      hanging.resolve();
      await answer.promise;
    }
    heard.take(event);
  });
  await hanging.promise;
  await room.tell(next, 0);
  await heard.has(1);
  expect(heard.taken.map(({ aggregate }) => aggregate)).toEqual([next]);
  answer.resolve();
  await heard.has(2);
});

test('the gauges say how many events wait, and for how long', async () => {
  await measureBacklog(room.db);
  expect(await metricValue('tiketi_outbox_waiting')).toBe(0);
  expect(await metricValue('tiketi_outbox_oldest_seconds')).toBe(0);
  const [aggregate = ''] = someAggregates(1);
  for (const step of steps(3)) await room.tell(aggregate, step);
  await measureBacklog(room.db);
  expect(await metricValue('tiketi_outbox_waiting')).toBe(3);
  expect(await metricValue('tiketi_outbox_oldest_seconds')).toBeGreaterThan(0);
});

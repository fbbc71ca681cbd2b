import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { claimChains } from './claim-chains.ts';
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

/** Lets what else is ready run first. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('34: four relays keep the order of each aggregate and lose nothing, whatever the broker refuses', async () => {
  const story = fc.record({
    lengths: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }),
    // Of each try in turn: refused, or taken after so many turns of the event loop.
    fates: fc.array(fc.oneof(fc.constant('refused' as const), fc.integer({ min: 0, max: 4 })), {
      minLength: 1,
      maxLength: 60,
    }),
  });
  await fc.assert(
    fc.asyncProperty(story, async ({ lengths, fates }) => {
      const aggregates = someAggregates(lengths.length);
      const heard = broker();
      let tries = 0;
      const relays = Array.from({ length: 4 }, () =>
        room.startRelay(async (event) => {
          tries += 1;
          // The last tries are all taken, or a story that refuses everything would have no end.
          const fate = tries > 500 ? 0 : (fates[tries % fates.length] ?? 0);
          if (fate === 'refused') throw new Error('broker away');
          for (let i = 0; i < fate; i++) await turn();
          heard.take(event);
        }),
      );
      for (let step = 0; step < Math.max(...lengths); step++) {
        for (const [index, aggregate] of aggregates.entries()) {
          if (step < (lengths[index] ?? 0)) await room.tell(aggregate, step);
        }
        relays[step % 4]?.nudge();
      }
      const total = lengths.reduce((sum, length) => sum + length, 0);
      await heard.has(total);
      await room.closeRelays();
      expect(await room.waiting()).toBe(0);
      // No relay died and no lease ended: each event came once.
      expect(heard.taken).toHaveLength(total);
      for (const [index, aggregate] of aggregates.entries()) {
        expect(heard.heardOf(aggregate)).toEqual(Array.from({ length: lengths[index] ?? 0 }, (_, i) => i));
      }
    }),
    { numRuns: 12 },
  );
});

test('4: a relay that dies between publishing and deleting makes its events come again, under the same ids and in order', async () => {
  const [aggregate = ''] = someAggregates(1);
  for (const step of [0, 1, 2]) await room.tell(aggregate, step);
  const heard = broker();
  // It has claimed, published two, and is no more.
  const [chain = []] = await claimChains(room.db, 1);
  for (const event of chain.slice(0, 2)) heard.take(event);
  room.startRelay(async (event) => heard.take(event));
  await heard.has(3);
  await room.closeRelays();
  expect(heard.taken.map(({ step }) => step)).toEqual([0, 1, 0, 1, 2]);
  expect(new Set(heard.taken.map(({ id }) => id)).size).toBe(3);
  expect(await room.waiting()).toBe(0);
});

test('what a relay has in hand no other one takes, nor later events of the same aggregates', async () => {
  const [aggregate = '', other = ''] = someAggregates(2);
  await room.tell(aggregate, 0);
  const [mine] = await claimChains(room.db, 10_000);
  await room.tell(aggregate, 1);
  await room.tell(other, 0);
  expect(mine?.map(told)).toEqual([{ aggregate, step: 0 }]);
  expect((await claimChains(room.db, 10_000)).flat().map(told)).toEqual([{ aggregate: other, step: 0 }]);
});

test('a relay that is frozen while it claims keeps no other one waiting, and none overtakes it', async () => {
  const [frozen = '', free = ''] = someAggregates(2);
  await room.tell(frozen, 0);
  await room.db.transaction().execute(async (tx) => {
    const [chain] = await claimChains(tx, 10_000);
    expect(chain?.map(told)).toEqual([{ aggregate: frozen, step: 0 }]);
    await room.tell(frozen, 1);
    await room.tell(free, 0);
    expect((await claimChains(room.db, 10_000)).flat().map(told)).toEqual([{ aggregate: free, step: 0 }]);
  });
});

test('a relay whose lease is over while it publishes stops, so that the next one goes on alone and in order', async () => {
  const [aggregate = ''] = someAggregates(1);
  for (const step of [0, 1, 2, 3]) await room.tell(aggregate, step);
  const heard = broker();
  const slow = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const byTheSlowOne: number[] = [];
  room.startRelay(
    async (event) => {
      byTheSlowOne.push(told(event).step);
      slow.resolve();
      await answer.promise;
      heard.take(event);
    },
    { ...BRISK, tick: 60_000, lease: 300, publish: 100 },
  );
  await slow.promise;
  room.startRelay(async (event) => heard.take(event));
  await heard.has(4);
  answer.resolve();
  await room.closeRelays();
  // The one it had begun comes again; it begins no other.
  expect(byTheSlowOne).toEqual([0]);
  expect(heard.taken.map(({ step }) => step)).toEqual([0, 1, 2, 3, 0]);
  expect(await room.waiting()).toBe(0);
});

test('without its lease an aggregate would be published by two at once: events would come twice', async () => {
  const [aggregate = ''] = someAggregates(1);
  await room.tell(aggregate, 0);
  await claimChains(room.db, 10_000);
  await sql`update outbox set claimed_until = null`.execute(room.db);
  expect((await claimChains(room.db, 10_000)).flat()).toHaveLength(1);
});

import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ANY_EVENT, aBuyer, type Replica, startReplica } from '../testing/replica.ts';
import { openSockets, untilLinked } from '../testing/sockets.ts';

/** Two replicas on one Redis. */
let one: Replica;
let two: Replica;
beforeAll(async () => {
  one = await startReplica([], { threshold: 1 }, ANY_EVENT);
  two = await startReplica([], { threshold: 1 }, ANY_EVENT);
  await untilLinked(one, two);
});
afterAll(() => Promise.all([one.stop(), two.stop()]));
const sockets = openSockets();
afterEach(sockets.close);

test('being called up is heard by that user alone, on whichever replica, and only where they wait for this event', async () => {
  const [eventId, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const [holder, first, second] = [await aBuyer(), await aBuyer(), await aBuyer()];
  for (const buyer of [holder, first, second])
    await buyer.call(one.url, 'POST', `/api/queue/check/${eventId}`, {});
  const winner = await sockets.of(first, two, ['join-queue', { eventId }]);
  const elsewhere = await sockets.of(
    first,
    two,
    ['join-queue', { eventId: other }],
    ['join-event', { eventId }],
  );
  const loser = await sockets.of(second, two, ['join-queue', { eventId }]);
  const startedAt = performance.now();
  await holder.call(one.url, 'POST', `/api/queue/leave/${eventId}`, {});
  await vi.waitFor(() =>
    expect(winner.of('queue-entry-allowed')).toEqual([
      { userId: first.userId, eventId, message: expect.any(String) },
    ]),
  );
  expect(performance.now() - startedAt).toBeLessThan(300);
  // A tick between two arrivals may have told of the longer line before.
  await vi.waitFor(
    () => expect(loser.of('queue-updated').at(-1)).toEqual({ queueSize: 1, timestamp: expect.any(String) }),
    11_000,
  );
  expect(loser.of('queue-entry-allowed')).toEqual([]);
  expect(elsewhere.of('queue-entry-allowed')).toEqual([]);
});

test('calling up goes on after all replicas were restarted, though nobody in the line has more than a socket', async () => {
  const eventId = crypto.randomUUID();
  const [holder, waits] = [await aBuyer(), await aBuyer()];
  const before = await startReplica([], { threshold: 1 }, ANY_EVENT);
  for (const buyer of [holder, waits])
    await buyer.call(before.url, 'POST', `/api/queue/check/${eventId}`, {});
  await before.stop();
  const after = await startReplica([], { threshold: 1 }, ANY_EVENT);
  const { of } = await sockets.of(waits, after, ['join-queue', { eventId }]);
  await after.rooms.leave({ eventId, userId: holder.userId });
  await vi.waitFor(() => expect(of('queue-entry-allowed')).toHaveLength(1), 5_000);
  await after.stop();
});

test('the moving of the line is told at most every five seconds', async () => {
  const eventId = crypto.randomUUID();
  const buyers = await Promise.all(Array.from({ length: 12 }, () => aBuyer()));
  for (const buyer of buyers) await buyer.call(one.url, 'POST', `/api/queue/check/${eventId}`, {});
  const { of } = await sockets.of(await aBuyer(), two, ['join-queue', { eventId }]);
  for (const buyer of buyers.slice(2)) await buyer.call(two.url, 'POST', `/api/queue/leave/${eventId}`, {});
  await vi.waitFor(() => expect(of('queue-updated').at(-1)).toMatchObject({ queueSize: 1 }), 6_000);
  expect(of('queue-updated').length).toBeLessThanOrEqual(2);
});

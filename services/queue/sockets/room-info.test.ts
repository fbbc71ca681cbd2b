import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ANY_EVENT, aBuyer, type Replica, startReplica } from '../testing/replica.ts';
import { openSockets } from '../testing/sockets.ts';

/** Two replicas on one Redis. */
let one: Replica;
let two: Replica;
beforeAll(async () => {
  one = await startReplica([], {}, ANY_EVENT);
  two = await startReplica([], {}, ANY_EVENT);
});
afterAll(() => Promise.all([one.stop(), two.stop()]));
const sockets = openSockets();
afterEach(sockets.close);

test('who looks at an event is told how many do, on all replicas, also after one goes', async () => {
  const eventId = crypto.randomUUID();
  const [a, b] = [await aBuyer(), await aBuyer()];
  const first = await sockets.of(a, one, ['join-event', { eventId }]);
  const second = await sockets.of(b, two, ['join-event', { eventId }]);
  const tab = await sockets.of(b, two, ['join-event', { eventId }]);
  await vi.waitFor(() => expect(first.of('room-info')).toContainEqual({ eventId, userCount: 2 }));
  expect(first.of('room-info').length).toBeLessThanOrEqual(4);
  for (const { socket } of [second, tab]) socket.disconnect();
  await vi.waitFor(() => expect(first.of('room-info').at(-1)).toEqual({ eventId, userCount: 1 }), 3_000);
  expect(JSON.stringify(first.heard)).not.toContain(b.userId);
});

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

/** Others are looked at once a second, and told of at most once a second. */
const SOON = 4_000;

test('who looks at an event is told how many do, on all replicas, also after one leaves or goes', async () => {
  const eventId = crypto.randomUUID();
  const join = ['join-event', { eventId }] satisfies [string, unknown];
  const [a, b, c] = [await aBuyer(), await aBuyer(), await aBuyer()];
  const first = await sockets.of(a, one, join);
  const toldLast = (userCount: number) =>
    vi.waitFor(() => expect(first.of('room-info').at(-1)).toEqual({ eventId, userCount }), SOON);
  await toldLast(1);
  const second = await sockets.of(b, two, join);
  const tab = await sockets.of(b, two, join);
  await toldLast(2);
  const third = await sockets.of(c, two, join);
  await toldLast(3);
  third.socket.emit('leave-event', { eventId });
  await toldLast(2);
  for (const { socket } of [second, tab]) socket.disconnect();
  await toldLast(1);
  expect(JSON.stringify(first.heard)).not.toContain(b.userId);
});

test('a crowd that comes at once is told of in one message a second', async () => {
  const eventId = crypto.randomUUID();
  const first = await sockets.of(await aBuyer(), one, ['join-event', { eventId }]);
  const crowd = await Promise.all(Array.from({ length: 20 }, () => aBuyer()));
  const startedAt = performance.now();
  await Promise.all(
    crowd.map((buyer, at) => sockets.of(buyer, at % 2 ? one : two, ['join-event', { eventId }])),
  );
  await vi.waitFor(() => expect(first.of('room-info')).toContainEqual({ eventId, userCount: 21 }), SOON);
  const seconds = (performance.now() - startedAt) / 1_000;
  expect(first.of('room-info').length).toBeLessThanOrEqual(2 + seconds);
});

test('how many look goes through no stream, nor costs it a message that others missed', async () => {
  const eventId = crypto.randomUUID();
  const { of, socket } = await sockets.of(await aBuyer(), one, ['join-event', { eventId }]);
  await vi.waitFor(() => expect(of('room-info')).toHaveLength(1));
  socket.emit('leave-event', { eventId });
  socket.emit('join-event', { eventId });
  await vi.waitFor(() => expect(of('room-info')).toHaveLength(2), SOON);
  const sent = JSON.stringify(await one.redis.xRange('queue:socket.io', '-', '+'));
  expect(sent).not.toContain(eventId);
});

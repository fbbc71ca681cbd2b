import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ANY_EVENT, aBuyer, type Replica, startReplica } from '../testing/replica.ts';
import { channelsOf, openSockets } from '../testing/sockets.ts';

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

test('a new socket is told what its user was last doing, and put into no channel', async () => {
  const [eventId, seats] = [crypto.randomUUID(), [crypto.randomUUID()]];
  const buyer = await aBuyer();
  const first = await sockets.of(
    buyer,
    one,
    ['join-event', { eventId }],
    ['join-queue', { eventId }],
    ['join-seat-selection', { eventId }],
    ['seat-selection-changed', { eventId, seats }],
  );
  expect(first.of('session-restored')).toEqual([]);
  first.socket.emit('leave-event', { eventId });
  const stored = () => one.redis.hGetAll(`queue:session:${buyer.userId}`);
  await vi.waitFor(async () =>
    expect(await stored()).toEqual({
      queueEventId: eventId,
      seatEventId: eventId,
      selectedSeats: seats.join(','),
      lastActivity: expect.any(String),
    }),
  );
  const again = await sockets.of(buyer, two);
  await vi.waitFor(() =>
    expect(again.of('session-restored')).toEqual([
      { eventId: null, queueEventId: eventId, seatEventId: eventId, selectedSeats: seats },
    ]),
  );
  expect(channelsOf(two, again.socket)).toEqual([again.socket.id]);
});

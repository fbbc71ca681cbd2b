import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ANY_EVENT, aBuyer, type Replica, startReplica } from '../testing/replica.ts';
import { channelsOf, openSockets } from '../testing/sockets.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica([], {}, ANY_EVENT);
});
afterAll(() => replica.stop());
const sockets = openSockets();
afterEach(sockets.close);

test('52: joining in the very tick of the connect is heard', async () => {
  const eventId = crypto.randomUUID();
  const buyers = await Promise.all(Array.from({ length: 50 }, () => aBuyer()));
  const all = await Promise.all(
    buyers.map((buyer) => sockets.of(buyer, replica, ['join-seat-selection', { eventId }])),
  );
  replica.hub.to(`seats:${eventId}`).emit('seat-released', {
    seatId: 'seat',
    status: 'available',
    version: 1,
    timestamp: '',
  });
  for (const { of } of all) await vi.waitFor(() => expect(of('seat-released')).toHaveLength(1));
});

test('joining more channels than a page can need is ignored', async () => {
  const { socket } = await sockets.of(await aBuyer(), replica);
  const events = Array.from({ length: 50 }, () => crypto.randomUUID());
  for (const eventId of events) socket.emit('join-event', { eventId });
  // Each is heard before the next: with the last of them all are.
  const last = crypto.randomUUID();
  socket.emit('leave-event', { eventId: events[0] });
  socket.emit('join-event', { eventId: last });
  const joined = [...events.slice(1, 19), last].map((eventId) => `event:${eventId}`);
  await vi.waitFor(() =>
    expect(channelsOf(replica, socket).toSorted()).toEqual([socket.id, ...joined].toSorted()),
  );
});

test('53: joining with a malformed payload is ignored, and costs nobody the connection', async () => {
  const eventId = crypto.randomUUID();
  const { socket, of } = await sockets.of(await aBuyer(), replica);
  const names = ['join-event', 'leave-event', 'join-queue', 'join-seat-selection', 'seat-selection-changed'];
  for (const name of names)
    for (const payload of [
      undefined,
      null,
      5,
      'x',
      [],
      {},
      { eventId: null },
      { eventId: 'x' },
      { eventId: { $gt: '' } },
    ])
      socket.emit(name, payload);
  socket.emit('seat-selection-changed', { eventId, seats: Array(11).fill(crypto.randomUUID()) });
  socket.emit('join-event', () => undefined);
  socket.emit('no-such-thing', {});
  socket.emit('join-event', { eventId, userId: 'somebody else' });
  await vi.waitFor(() => expect(of('room-info')).toContainEqual({ eventId, userCount: 1 }));
  expect(socket.connected).toBe(true);
});

import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  ANY_EVENT,
  aBuyer,
  anEvent,
  type Buyer,
  listen,
  type Replica,
  startReplica,
} from '../testing/replica.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica([], { threshold: 1 }, ANY_EVENT);
});
afterAll(() => replica.stop());
const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

async function aSocket(buyer: Buyer) {
  const socket = buyer.connect(replica.url);
  open.push(socket);
  const ears = listen(socket);
  await vi.waitFor(() => expect(socket.connected).toBe(true));
  const channels = () => [...(replica.hub.of('/').sockets.get(socket.id ?? '')?.rooms ?? [])].toSorted();
  return { socket, channels, ...ears };
}

test('54: nobody comes into the channel in which another user is told of being let in, whatever they send', async () => {
  const { id: eventId } = anEvent();
  const [victim, spy] = [await aBuyer(), await aBuyer()];
  const { socket, channels, of } = await aSocket(spy);
  const personal = `queue:${eventId}:${victim.userId}`;
  for (const name of ['join-event', 'join-queue', 'join-seat-selection'])
    for (const payload of [
      { eventId: `${eventId}:${victim.userId}` },
      { eventId: personal },
      { eventId: [eventId, victim.userId] },
      { eventId, userId: victim.userId },
      { eventId, userId: victim.userId, user: { userId: victim.userId }, room: personal, rooms: [personal] },
    ])
      socket.emit(name, payload);
  for (const name of ['join', 'join-room', 'subscribe', 'queue-entry-allowed'])
    socket.emit(name, personal, { eventId, userId: victim.userId });
  await vi.waitFor(() =>
    expect(channels()).toEqual(
      [
        socket.id,
        `event:${eventId}`,
        `queue:${eventId}`,
        `queue:${eventId}:${spy.userId}`,
        `seats:${eventId}`,
      ].toSorted(),
    ),
  );
  replica.hub.to(personal).emit('queue-entry-allowed', { userId: victim.userId, eventId, message: '' });
  replica.hub.to(`queue:${eventId}`).emit('queue-updated', { queueSize: 1, timestamp: '' });
  await vi.waitFor(() => expect(of('queue-updated')).toHaveLength(1));
  expect(of('queue-entry-allowed')).toEqual([]);
});

test('54: nobody keeps the place or writes into the session of another user by naming them', async () => {
  const event = anEvent();
  const [victim, spy] = [await aBuyer(), await aBuyer()];
  const { socket } = await aSocket(spy);
  const seats = [crypto.randomUUID()];
  socket.emit('join-queue', { eventId: event.id, userId: victim.userId });
  socket.emit('seat-selection-changed', { eventId: event.id, userId: victim.userId, seats });
  await vi.waitFor(async () =>
    expect(await replica.redis.hGetAll(`queue:session:${spy.userId}`)).toMatchObject({
      queueEventId: event.id,
      selectedSeats: seats.join(','),
    }),
  );
  expect(await replica.redis.exists(`queue:session:${victim.userId}`)).toBe(0);
});

test('what is sold, and how long the line is, all may hear who have logged in', async () => {
  const { id: eventId } = anEvent();
  const onlooker = await aSocket(await aBuyer());
  onlooker.socket.emit('join-seat-selection', { eventId });
  await vi.waitFor(() => expect(onlooker.channels()).toContain(`seats:${eventId}`));
  replica.hub.to(`seats:${eventId}`).emit('seat-released', {
    seatId: 'seat',
    status: 'available',
    version: 1,
    timestamp: '',
  });
  await vi.waitFor(() => expect(onlooker.of('seat-released')).toHaveLength(1));
});

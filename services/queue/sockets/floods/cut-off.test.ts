import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aBuyer, type Replica, startReplica } from '../../testing/replica.ts';
import { openSockets } from '../../testing/sockets.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica([]);
});
afterAll(() => replica.stop());
const sockets = openSockets();
afterEach(sockets.close);

test('53: a client that floods is cut off', async () => {
  const { socket } = await sockets.of(await aBuyer(), replica);
  const cut = new Promise((resolve) => socket.on('disconnect', resolve));
  for (let at = 0; at < 2_000; at++) socket.emit('join-event', {});
  expect(await cut).toBe('transport close');
});

test('53: a client that sends huge frames is cut off', async () => {
  const { socket } = await sockets.of(await aBuyer(), replica);
  const cut = new Promise((resolve) => socket.on('disconnect', resolve));
  socket.emit('join-event', { eventId: 'x'.repeat(100_000) });
  expect(await cut).toBe('transport close');
});

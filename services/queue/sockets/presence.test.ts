import { afterEach, expect, test } from 'vitest';
import { ANY_EVENT, aBuyer, sleep, startReplica } from '../testing/replica.ts';
import { openSockets } from '../testing/sockets.ts';
import { goRound } from './presence.ts';

const sockets = openSockets();
afterEach(sockets.close);

test('an open seat map keeps the slot, an open waiting room keeps the place', async () => {
  const eventId = crypto.randomUUID();
  const replica = await startReplica([], { threshold: 1, slotMs: 600, placeMs: 600 }, ANY_EVENT);
  const [holder, waiting] = [await aBuyer(), await aBuyer()];
  for (const buyer of [holder, waiting])
    await buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`, {});
  await sockets.of(holder, replica, ['join-seat-selection', { eventId }]);
  await sockets.of(waiting, replica, ['join-queue', { eventId }]);
  const keep = (at: string, what: 'slots' | 'places', users: readonly string[]) =>
    replica.rooms.keep(at, what, users);
  const round = () =>
    goRound(replica.hub, { ...replica, rooms: { keep }, roomInfo: { recount: async () => undefined } });
  // Twice as long as both last by themselves.
  for (let turn = 0; turn < 4; turn++) {
    await sleep(300);
    await round();
  }
  const admin = await aBuyer('admin');
  const { body } = await admin.call(replica.url, 'GET', `/api/queue/admin/${eventId}`);
  expect(body).toMatchObject({ currentUsers: 1, queueSize: 1 });
  await replica.stop();
});

import { expect, test, vi } from 'vitest';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import { connect, startReplica } from '../testing/replica.ts';
import { goRound } from './presence.ts';

test('the socket of a deleted user ends within a round, and is not let in again; others stay', async () => {
  const issuer = await createTestIssuer();
  const replica = await startReplica([], {}, { accounts: issuer.accounts });
  const [gone, other] = [newUser(), newUser()];
  const [socket, otherSocket] = await Promise.all(
    [gone, other].map(async (user) => connect(replica.url, await issuer.sign(user))),
  );
  if (!socket || !otherSocket) throw new Error('no sockets');
  await vi.waitFor(() => expect([socket.connected, otherSocket.connected]).toEqual([true, true]));

  const told = new Promise((resolve) => {
    socket.on('connect_error', ({ message }) => resolve(message));
  });
  issuer.tell({ userId: gone.userId, version: 1, tokensFrom: 0, role: null });
  await goRound(replica.hub, { ...replica, roomInfo: { recount: async () => undefined } });
  expect(await told).toBe('Invalid authentication token');
  expect(otherSocket.connected).toBe(true);
  for (const each of [socket, otherSocket]) each.disconnect();
  replica.stop();
});

test('the socket whose token is over ends within a round; others stay', async () => {
  const issuer = await createTestIssuer();
  const replica = await startReplica([], {}, { accounts: issuer.accounts });
  const [over, other] = [
    connect(replica.url, await issuer.sign(newUser())),
    connect(replica.url, await issuer.sign(newUser())),
  ];
  await vi.waitFor(() => expect([over.connected, other.connected]).toEqual([true, true]));
  const cut = new Promise((resolve) => over.once('disconnect', resolve));
  Object.assign(replica.hub.of('/').sockets.get(over.id ?? '')?.data ?? {}, { tokenEndsAt: Date.now() });
  await goRound(replica.hub, { ...replica, roomInfo: { recount: async () => undefined } });
  expect(await cut).toBe('transport close');
  expect(other.connected).toBe(true);
  for (const each of [over, other]) each.disconnect();
  await replica.stop();
});

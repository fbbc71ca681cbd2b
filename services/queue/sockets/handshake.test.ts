import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { AppError } from '#shared/http/errors.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import { ANY_EVENT, connect, type Replica, startReplica } from '../testing/replica.ts';
import { channelsOf, openSockets } from '../testing/sockets.ts';

let replica: Replica;
beforeAll(async () => {
  replica = await startReplica([], {}, ANY_EVENT);
});
afterAll(() => replica.stop());
const sockets = openSockets();
afterEach(sockets.close);

const refusal = (token: unknown) =>
  new Promise<string>((resolve) => {
    const { socket } = sockets.add(connect(replica.url, token));
    socket.on('connect_error', (error) => resolve(error.message));
    socket.on('connect', () => resolve('connected'));
  });

test('a handshake without a token, and with a bad one, is refused with the words the front end knows', async () => {
  expect(await refusal(undefined)).toBe('Authentication required');
  expect(await refusal('')).toBe('Authentication required');
  expect(await refusal({ $ne: 1 })).toBe('Authentication required');
  expect(await refusal('no.token.atall')).toBe('Invalid authentication token');
  expect(await refusal('x'.repeat(10_000))).toBe('Invalid authentication token');
  const stranger = await createTestIssuer();
  expect(await refusal(await stranger.sign(newUser()))).toBe('Invalid authentication token');
});

test('a handshake is accepted while auth-service cannot be asked, and its user recognised later', async () => {
  let away = true;
  const eventId = crypto.randomUUID();
  const issuer = await createTestIssuer();
  const verify = (token: string) =>
    away ? Promise.reject(new AppError('UPSTREAM_UNAVAILABLE')) : issuer.verify(token);
  const accounts = { ...issuer.accounts, verify };
  const unsure = await startReplica([], {}, { ...ANY_EVENT, accounts });
  const user = newUser();
  const { socket, of } = sockets.add(connect(unsure.url, await issuer.sign(user)));
  await vi.waitFor(() => expect(socket.connected).toBe(true));
  away = false;
  socket.emit('join-queue', { eventId });
  const personal = `queue:${eventId}:${user.userId}`;
  await vi.waitFor(() => expect(channelsOf(unsure, socket)).toContain(personal));
  unsure.hub.to(personal).emit('queue-entry-allowed', { userId: user.userId, eventId, message: '' });
  await vi.waitFor(() => expect(of('queue-entry-allowed')).toHaveLength(1));
  await unsure.stop();
});

import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ANY_EVENT, aBuyer, type Buyer, type Replica, startReplica } from '../../testing/replica.ts';

const CAMPUS = '203.0.113.7';
const HOME = '198.51.100.2';
/** In the window of ten seconds: 20 sockets, 200 packets. */
let replica: Replica;
let buyer: Buyer;
beforeAll(async () => {
  replica = await startReplica(
    [],
    {},
    { ...ANY_EVENT, addressLimits: { socketsPerSecond: 2, packetsPerSecond: 20 } },
  );
  buyer = await aBuyer();
});
afterAll(() => replica.stop());
const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

/** A socket from this address, as the origin would tell of it. */
function from(address: string, transport: 'websocket' | 'polling' = 'websocket') {
  const socket = io(replica.url, {
    auth: { token: buyer.token },
    transports: [transport],
    extraHeaders: { 'x-forwarded-for': address },
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 200,
  });
  open.push(socket);
  return socket;
}
const ends = (socket: Socket) =>
  new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', () => resolve('refused'));
  });
const tally = (outcomes: string[]) => Object.groupBy(outcomes, (outcome) => outcome);

test.each(['websocket', 'polling'] as const)(
  'one address opens so many sockets in a while and no more (%s); another is served meanwhile; who was refused comes in later',
  async (transport) => {
    const address = `${CAMPUS}${transport.length}`;
    const sockets = Array.from({ length: 25 }, () => from(address, transport));
    const { connected, refused } = tally(await Promise.all(sockets.map(ends)));
    expect([connected?.length, refused?.length]).toEqual([20, 5]);
    expect(await ends(from(HOME, transport))).toBe('connected');
    await vi.waitFor(() => expect(sockets.every((socket) => socket.connected)).toBe(true), 15_000);
  },
);

test('one address sends so much by all its sockets and no more: they are cut, and others are not', async () => {
  const crowd = Array.from({ length: 5 }, () => from('203.0.113.80'));
  const other = from('198.51.100.80');
  expect(tally(await Promise.all([...crowd, other].map(ends))).connected).toHaveLength(6);
  const cut: string[] = [];
  for (const socket of crowd) socket.once('disconnect', (reason) => cut.push(reason));
  for (const socket of crowd) for (let at = 0; at < 60; at++) socket.emit('join-event', {});
  await vi.waitFor(() => expect(cut.length).toBeGreaterThan(0));
  expect(new Set(cut)).toEqual(new Set(['transport close']));
  other.emit('join-event', { eventId: crypto.randomUUID() });
  await new Promise((resolve) => other.once('room-info', resolve));
});

import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { aFragileRedis } from '../../testing/fragile-redis.ts';
import {
  aBuyer,
  anEvent,
  type Buyer,
  connect,
  listen,
  type Replica,
  startReplica,
} from '../../testing/replica.ts';

/** Two replicas; the redis of the second may be away. */
let redis: Awaited<ReturnType<typeof aFragileRedis>>;
let one: Replica;
let two: Replica;
beforeAll(async () => {
  redis = await aFragileRedis();
  one = await startReplica([]);
  two = await startReplica([], {}, { redis: { address: redis.address } });
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  redis.cut();
});
let eventId: string;
beforeEach(() => {
  eventId = anEvent().id;
});
const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

/** What a client knows of its socket, and would tell when it comes back. */
type Known = { pid: string; offset: string };

const JOINS = ['join-event', 'join-queue', 'join-seat-selection'] as const;

/** A buyer's socket in these channels of the event that has heard something there. */
async function aSocket(buyer: Buyer, joins: readonly string[] = JOINS) {
  const socket = buyer.connect(one.url);
  open.push(socket);
  const ears = listen(socket);
  await vi.waitFor(() => expect(socket.connected).toBe(true));
  const { id = '' } = socket;
  for (const name of joins) socket.emit(name, { eventId });
  const personal = joins.includes('join-queue') ? `queue:${eventId}:${buyer.userId}` : id;
  await vi.waitFor(() => expect([...(one.hub.of('/').sockets.get(id)?.rooms ?? [])]).toContain(personal));
  one.hub.to(personal).emit('queue-cleared', { message: 'first' });
  await vi.waitFor(() => expect(ears.of('queue-cleared')).toHaveLength(1));
  return { socket, id, ...ears };
}

/** Its line breaks, and it will come back to that replica. Returns what it will say there. */
async function breaks(socket: Socket, to: Replica): Promise<Known> {
  const gone = new Promise((resolve) => socket.once('disconnect', resolve));
  const known = sayings(socket);
  Object.assign(socket.io, { uri: to.url });
  one.hub
    .of('/')
    .sockets.get(socket.id ?? '')
    ?.conn.close();
  await gone;
  return known;
}

function sayings(socket: Socket): Known {
  const { _pid: pid, _lastOffset: offset }: { _pid?: unknown; _lastOffset?: unknown } = Object(socket);
  return { pid: String(pid), offset: String(offset) };
}

const letIn = (buyer: Buyer) =>
  one.hub
    .to(`queue:${eventId}:${buyer.userId}`)
    .emit('queue-entry-allowed', { userId: buyer.userId, eventId, message: '' });
const release = (seatId: string, version: number) =>
  one.hub
    .to(`seats:${eventId}`)
    .emit('seat-released', { seatId, status: 'available', version, timestamp: '' });

/** A client that says it were the one that knows this. */
async function claims(buyer: Buyer, known: object, replica = one) {
  const socket = connect(replica.url, buyer.token, known);
  open.push(socket);
  const ears = listen(socket);
  await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
  return { socket, ...ears };
}

const channelsOf = (replica: Replica, { id = '' }: Socket) => [
  ...(replica.hub.of('/').sockets.get(id)?.rooms ?? []),
];

describe('a socket whose line broke', () => {
  test('comes back as the same on another replica: in its channels, and told what it missed in order', async () => {
    const buyer = await aBuyer();
    const { socket, id, of } = await aSocket(buyer);
    const before = channelsOf(one, socket);
    await breaks(socket, two);
    letIn(buyer);
    for (const version of [1, 2, 3]) release('seat', version);
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect([socket.recovered, socket.id]).toEqual([true, id]);
    await vi.waitFor(() => expect(of('seat-released')).toHaveLength(3));
    expect(of('queue-entry-allowed')).toEqual([{ userId: buyer.userId, eventId, message: '' }]);
    expect(of('seat-released')).toMatchObject([{ version: 1 }, { version: 2 }, { version: 3 }]);
    expect(of('queue-cleared')).toHaveLength(1);
    expect(channelsOf(two, socket).toSorted()).toEqual(before.toSorted());
    release('seat', 4);
    await vi.waitFor(() => expect(of('seat-released')).toHaveLength(4));
    expect(of('seat-released').at(-1)).toMatchObject({ version: 4 });
  });

  test('because its replica stopped comes back likewise, also to one that started only then', async () => {
    const buyer = await aBuyer();
    const stopping = await startReplica([]);
    const socket = buyer.connect(stopping.url);
    open.push(socket);
    const { of } = listen(socket);
    socket.once('connect', () => socket.emit('join-queue', { eventId }));
    await vi.waitFor(() => {
      letIn(buyer);
      expect(of('queue-entry-allowed').length).toBeGreaterThan(0);
    });
    const heard = of('queue-entry-allowed').length;
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    Object.assign(socket.io, { uri: one.url });
    await stopping.stop();
    await gone;
    letIn(buyer);
    const started = await startReplica([]);
    Object.assign(socket.io, { uri: started.url });
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect(socket.recovered).toBe(true);
    await vi.waitFor(() => expect(of('queue-entry-allowed').length).toBeGreaterThan(heard));
    socket.disconnect();
    await started.stop();
  });

  test('a new socket of the same user is put into no channel', async () => {
    const buyer = await aBuyer();
    const { socket } = await aSocket(buyer);
    await breaks(socket, two);
    const fresh = await claims(buyer, {});
    letIn(buyer);
    await vi.waitFor(() => expect(fresh.of('session-restored')).toHaveLength(1));
    expect(channelsOf(one, fresh.socket)).toEqual([fresh.socket.id]);
  });

  test('that missed too much starts afresh', async () => {
    const buyer = await aBuyer();
    const { socket, id } = await aSocket(buyer);
    await breaks(socket, one);
    for (let version = 0; version <= 200; version++) release('seat', version);
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect(socket.recovered).toBe(false);
    expect(socket.id).not.toBe(id);
  });
});

describe('who did not lose this socket', () => {
  test('another user hears nothing of it, comes into no channel of it, and is connected afresh', async () => {
    const [buyer, thief] = [await aBuyer(), await aBuyer()];
    const { socket } = await aSocket(buyer);
    const known = await breaks(socket, one);
    socket.disconnect();
    letIn(buyer);
    release('seat', 1);
    const stolen = await claims(thief, known);
    letIn(buyer);
    release('seat', 2);
    stolen.socket.emit('join-event', { eventId });
    await vi.waitFor(() => expect(stolen.of('room-info')).not.toEqual([]));
    expect(stolen.heard.filter(({ name }) => name !== 'room-info')).toEqual([]);
    expect(channelsOf(one, stolen.socket).toSorted()).toEqual(
      [stolen.socket.id, `event:${eventId}`].toSorted(),
    );
  });

  test('nobody at all, with a bad token, hears nothing of it and is refused', async () => {
    const buyer = await aBuyer();
    const { socket } = await aSocket(buyer);
    const known = await breaks(socket, one);
    socket.disconnect();
    letIn(buyer);
    const stranger = connect(one.url, 'no.token.atall', known);
    open.push(stranger);
    const { heard } = listen(stranger);
    const message = await new Promise((resolve) =>
      stranger.on('connect_error', (error) => resolve(error.message)),
    );
    expect(message).toBe('Invalid authentication token');
    expect(heard).toEqual([]);
  });

  test('whoever knows its secret and has its user’s token is this socket', async () => {
    const buyer = await aBuyer();
    const { socket } = await aSocket(buyer);
    const known = await breaks(socket, one);
    socket.disconnect();
    const { socket: same } = await claims(buyer, known);
    expect(channelsOf(one, same)).toHaveLength(JOINS.length + 2);
  });

  test('the same client a second time starts afresh', async () => {
    const buyer = await aBuyer();
    const { socket } = await aSocket(buyer);
    const known = await breaks(socket, one);
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect(socket.recovered).toBe(true);
    const again = await claims(buyer, known);
    expect(channelsOf(one, again.socket)).toEqual([again.socket.id]);
  });

  test.each([
    ['an id nobody ever had', { pid: 'x'.repeat(20) }],
    ['a huge id', { pid: 'x'.repeat(10_000) }],
    ['an id that is another key', { pid: '../../room:x:line:abc' }],
    ['an id that is none', { pid: { $gt: '' } }],
    ['no offset', { offset: undefined }],
    ['an offset long gone', { offset: '1-0' }],
    ['an offset to come', { offset: '99999999999999-0' }],
    ['an offset that is a range', { offset: '-' }],
    ['a huge offset', { offset: `${'9'.repeat(10_000)}-0` }],
    ['an offset that is none', { offset: ['0-0'] }],
  ])('one with %s starts afresh', async (_, forged) => {
    const buyer = await aBuyer();
    const { socket } = await aSocket(buyer);
    const known = await breaks(socket, one);
    socket.disconnect();
    const claimed = await claims(buyer, { ...known, ...forged });
    expect(channelsOf(one, claimed.socket)).toEqual([claimed.socket.id]);
  });
});

describe('what it costs', () => {
  const keptSockets = () => one.redis.keys('queue:lost-socket:*');

  test('a client that takes its leave leaves nothing behind, nor does one that was in no channel', async () => {
    const before = (await keptSockets()).length;
    const buyer = await aBuyer();
    for (let at = 0; at < 5; at++) {
      const { socket, id } = await aSocket(buyer, ['join-queue']);
      socket.disconnect();
      await vi.waitFor(() => expect(one.hub.of('/').sockets.has(id)).toBe(false));
    }
    const { socket } = await aSocket(buyer, []);
    await breaks(socket, one);
    expect(await keptSockets()).toHaveLength(before);
    const waiting = await aSocket(buyer, ['join-queue']);
    await breaks(waiting.socket, two);
    waiting.socket.disconnect();
    await vi.waitFor(async () => expect(await keptSockets()).toHaveLength(before + 1));
  });

  test('what one socket alone is told goes through no stream', async () => {
    const buyer = await aBuyer();
    await aSocket(buyer, ['join-queue']);
    const next = await claims(buyer, {});
    await vi.waitFor(() => expect(next.of('session-restored')).toHaveLength(1));
    release('seat', 1);
    const sent = JSON.stringify(await one.redis.xRange('queue:socket.io', '-', '+'));
    expect(sent).toContain(buyer.userId);
    expect(sent).not.toContain(next.socket.id);
  });

  test('what is kept names neither token nor e-mail, and not for long', async () => {
    const buyer = await aBuyer();
    const { socket } = await aSocket(buyer);
    const { pid } = await breaks(socket, two);
    socket.disconnect();
    const key = `queue:lost-socket:${pid}`;
    await vi.waitFor(async () => expect(await one.redis.exists(key)).toBe(1));
    const kept = JSON.parse((await one.redis.get(key)) ?? '');
    expect(Object.keys(kept).toSorted()).toEqual(['channels', 'sid', 'userId']);
    expect(await one.redis.pTTL(key)).toBeLessThanOrEqual(30_000);
  });

  test.each(['hang', 'cut'] as const)(
    'while Redis is away (%s) a new socket is there at once, and one that comes back within seconds, afresh',
    async (trouble) => {
      const buyer = await aBuyer();
      const { socket } = await aSocket(buyer);
      const known = await breaks(socket, one);
      socket.disconnect();
      redis[trouble]();
      try {
        const startedAt = performance.now();
        await claims(buyer, {}, two);
        const newcomer = performance.now() - startedAt;
        const { socket: back } = await claims(buyer, known, two);
        expect(newcomer).toBeLessThan(500);
        expect(performance.now() - startedAt - newcomer).toBeLessThan(4_000);
        expect(channelsOf(two, back)).toEqual([back.id]);
      } finally {
        redis.cut();
        await redis.mend();
        await vi.waitFor(() => expect(two.redis.isReady).toBe(true), 5_000);
      }
    },
  );
});

import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppError } from '#shared/http/errors.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import {
  aBuyer,
  anEvent,
  type Buyer,
  connect,
  listen,
  type Replica,
  sleep,
  startReplica,
} from '../testing/replica.ts';
import { goRound } from './presence.ts';

const events = [anEvent()];
function onSale() {
  const event = anEvent();
  events.push(event);
  return event.id;
}
/** Two replicas on one Redis. */
let one: Replica;
let two: Replica;
beforeAll(async () => {
  one = await startReplica(events, { threshold: 1 });
  two = await startReplica(events, { threshold: 1 });
  await untilLinked();
});
afterAll(() => {
  one.stop();
  two.stop();
});
const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect();
});

/** A connected socket of a buyer and what it hears, joined to what it should be by `join`. */
async function socketOf(buyer: Buyer, replica: Replica, ...join: [string, unknown][]) {
  const socket = buyer.connect(replica.url);
  open.push(socket);
  const ears = listen(socket);
  socket.on('connect', () => {
    for (const [name, payload] of join) socket.emit(name, payload);
  });
  await vi.waitFor(() => expect(socket.connected).toBe(true));
  await sleep(30);
  return { socket, ...ears };
}

/** The adapters have begun to read each other's stream. */
async function untilLinked() {
  const buyer = await aBuyer();
  const eventId = onSale();
  const { of } = await socketOf(buyer, two, ['join-event', { eventId }]);
  await vi.waitFor(() => {
    one.hub.to(`event:${eventId}`).emit('room-info', { eventId, userCount: -1 });
    expect(of('room-info')).toContainEqual({ eventId, userCount: -1 });
  });
}

const refusal = (replica: Replica, token: unknown) =>
  new Promise<string>((resolve) => {
    const socket = connect(replica.url, token);
    open.push(socket);
    socket.on('connect_error', (error) => resolve(error.message));
    socket.on('connect', () => resolve('connected'));
  });

describe('a handshake', () => {
  test('without a token, and with a bad one, is refused with the words the front end knows', async () => {
    expect(await refusal(one, undefined)).toBe('Authentication required');
    expect(await refusal(one, '')).toBe('Authentication required');
    expect(await refusal(one, { $ne: 1 })).toBe('Authentication required');
    expect(await refusal(one, 'no.token.atall')).toBe('Invalid authentication token');
    expect(await refusal(one, 'x'.repeat(10_000))).toBe('Invalid authentication token');
    const stranger = await createTestIssuer();
    expect(await refusal(one, await stranger.sign(newUser()))).toBe('Invalid authentication token');
  });

  test('is accepted while auth-service cannot be asked, and its user recognised later', async () => {
    let away = true;
    const eventId = onSale();
    const issuer = await createTestIssuer();
    const replica = await startReplica(
      events,
      { threshold: 1 },
      {
        accounts: {
          ...issuer.accounts,
          verify: (token) =>
            away ? Promise.reject(new AppError('UPSTREAM_UNAVAILABLE')) : issuer.verify(token),
        },
      },
    );
    const user = newUser();
    const socket = connect(replica.url, await issuer.sign(user));
    open.push(socket);
    const { of } = listen(socket);
    await vi.waitFor(() => expect(socket.connected).toBe(true));
    away = false;
    socket.emit('join-queue', { eventId });
    await sleep(50);
    replica.hub.to(`queue:${eventId}:${user.userId}`).emit('queue-entry-allowed', {
      userId: user.userId,
      eventId,
      message: '',
    });
    await vi.waitFor(() => expect(of('queue-entry-allowed')).toHaveLength(1));
    replica.stop();
  });
});

describe('joining', () => {
  test('52: in the very tick of the connect is joining', async () => {
    const eventId = onSale();
    const buyers = await Promise.all(Array.from({ length: 50 }, () => aBuyer()));
    const sockets = await Promise.all(
      buyers.map((buyer) => socketOf(buyer, one, ['join-seat-selection', { eventId }])),
    );
    one.hub.to(`seats:${eventId}`).emit('seat-released', {
      seatId: 'seat',
      status: 'available',
      version: 1,
      timestamp: '',
    });
    for (const { of } of sockets) await vi.waitFor(() => expect(of('seat-released')).toHaveLength(1));
  });

  test('tells how many people look at an event, on all replicas, also after one goes', async () => {
    const eventId = onSale();
    const [a, b] = [await aBuyer(), await aBuyer()];
    const first = await socketOf(a, one, ['join-event', { eventId }]);
    const second = await socketOf(b, two, ['join-event', { eventId }]);
    await socketOf(b, two, ['join-event', { eventId }]);
    await vi.waitFor(() => expect(first.of('room-info')).toContainEqual({ eventId, userCount: 2 }));
    expect(first.of('room-info').length).toBeLessThanOrEqual(4);
    for (const socket of open.slice(-2)) socket.disconnect();
    expect(second.socket.connected).toBe(false);
    await vi.waitFor(() => expect(first.of('room-info').at(-1)).toEqual({ eventId, userCount: 1 }), 3_000);
    expect(JSON.stringify(first.heard)).not.toContain(b.userId);
  });

  test('more channels than a page can need is ignored', async () => {
    const { socket } = await socketOf(await aBuyer(), one);
    for (let at = 0; at < 50; at++) socket.emit('join-event', { eventId: crypto.randomUUID() });
    await sleep(100);
    expect([...one.hub.of('/').sockets.values()].map(({ rooms }) => rooms.size)).toContain(20);
  });

  test('53: with a malformed payload is ignored, and costs nobody the connection', async () => {
    const eventId = onSale();
    const { socket, of } = await socketOf(await aBuyer(), one);
    const names = [
      'join-event',
      'leave-event',
      'join-queue',
      'join-seat-selection',
      'seat-selection-changed',
    ];
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
});

describe('being called up', () => {
  test('is heard by that user alone, on whichever replica, and only where they wait for this event', async () => {
    const [eventId, other] = [onSale(), onSale()];
    const [holder, first, second] = [await aBuyer(), await aBuyer(), await aBuyer()];
    for (const buyer of [holder, first, second])
      await buyer.call(one.url, 'POST', `/api/queue/check/${eventId}`, {});
    const winner = await socketOf(first, two, ['join-queue', { eventId }]);
    const elsewhere = await socketOf(
      first,
      two,
      ['join-queue', { eventId: other }],
      ['join-event', { eventId }],
    );
    const loser = await socketOf(second, two, ['join-queue', { eventId }]);
    const startedAt = performance.now();
    await holder.call(one.url, 'POST', `/api/queue/leave/${eventId}`, {});
    await vi.waitFor(() =>
      expect(winner.of('queue-entry-allowed')).toEqual([
        { userId: first.userId, eventId, message: expect.any(String) },
      ]),
    );
    expect(performance.now() - startedAt).toBeLessThan(300);
    // A tick between two arrivals may have told of the longer line before.
    await vi.waitFor(
      () => expect(loser.of('queue-updated').at(-1)).toEqual({ queueSize: 1, timestamp: expect.any(String) }),
      11_000,
    );
    expect(loser.of('queue-entry-allowed')).toEqual([]);
    expect(elsewhere.of('queue-entry-allowed')).toEqual([]);
  });

  test('goes on after all replicas were restarted, though nobody in the line has more than a socket', async () => {
    const eventId = onSale();
    const [holder, waits] = [await aBuyer(), await aBuyer()];
    const before = await startReplica(events, { threshold: 1 });
    for (const buyer of [holder, waits])
      await buyer.call(before.url, 'POST', `/api/queue/check/${eventId}`, {});
    before.stop();
    const after = await startReplica(events, { threshold: 1 });
    const { of } = await socketOf(waits, after, ['join-queue', { eventId }]);
    await after.rooms.leave({ eventId, userId: holder.userId });
    await vi.waitFor(() => expect(of('queue-entry-allowed')).toHaveLength(1), 5_000);
    after.stop();
  });

  test('and the moving of the line is told at most every five seconds', async () => {
    const eventId = onSale();
    const buyers = await Promise.all(Array.from({ length: 12 }, () => aBuyer()));
    for (const buyer of buyers) await buyer.call(one.url, 'POST', `/api/queue/check/${eventId}`, {});
    const { of } = await socketOf(await aBuyer(), two, ['join-queue', { eventId }]);
    for (const buyer of buyers.slice(2)) await buyer.call(two.url, 'POST', `/api/queue/leave/${eventId}`, {});
    await sleep(1_000);
    expect(of('queue-updated').length).toBeLessThanOrEqual(1);
    await vi.waitFor(() => expect(of('queue-updated').at(-1)).toMatchObject({ queueSize: 1 }), 6_000);
    expect(of('queue-updated').length).toBeLessThanOrEqual(2);
  });
});

test('a new socket is told what its user was last doing, and put into no channel', async () => {
  const [eventId, seats] = [onSale(), [crypto.randomUUID()]];
  const buyer = await aBuyer();
  const first = await socketOf(
    buyer,
    one,
    ['join-event', { eventId }],
    ['join-queue', { eventId }],
    ['join-seat-selection', { eventId }],
    ['seat-selection-changed', { eventId, seats }],
    ['leave-event', { eventId }],
  );
  expect(first.of('session-restored')).toEqual([]);
  const again = await socketOf(buyer, two);
  await vi.waitFor(() =>
    expect(again.of('session-restored')).toEqual([
      { eventId: null, queueEventId: eventId, seatEventId: eventId, selectedSeats: seats },
    ]),
  );
  const [channels] = [...two.hub.of('/').sockets.values()].map((socket) => [...socket.rooms]);
  expect(channels).toHaveLength(1);
});

test('an open seat map keeps the slot, an open waiting room keeps the place', async () => {
  const eventId = onSale();
  const replica = await startReplica(events, { threshold: 1, slotMs: 600, placeMs: 600 });
  const [holder, waiting] = [await aBuyer(), await aBuyer()];
  for (const buyer of [holder, waiting])
    await buyer.call(replica.url, 'POST', `/api/queue/check/${eventId}`, {});
  await socketOf(holder, replica, ['join-seat-selection', { eventId }]);
  await socketOf(waiting, replica, ['join-queue', { eventId }]);
  const keep = (at: string, what: 'slots' | 'places', users: readonly string[]) =>
    replica.rooms.keep(at, what, users);
  const round = () =>
    goRound(replica.hub, { ...replica, rooms: { keep }, roomInfo: { recount: async () => undefined } });
  for (let turn = 0; turn < 4; turn++) {
    await sleep(300);
    await round();
  }
  const admin = await aBuyer('admin');
  const { body } = await admin.call(replica.url, 'GET', `/api/queue/admin/${eventId}`);
  expect(body).toMatchObject({ currentUsers: 1, queueSize: 1 });
  replica.stop();
});

describe('53: a client that floods', () => {
  test('is cut off', async () => {
    const { socket } = await socketOf(await aBuyer(), one);
    const cut = new Promise((resolve) => socket.on('disconnect', resolve));
    for (let at = 0; at < 2_000; at++) socket.emit('join-event', {});
    expect(await cut).toBe('transport close');
  });

  test('or sends huge frames likewise', async () => {
    const { socket } = await socketOf(await aBuyer(), one);
    const cut = new Promise((resolve) => socket.on('disconnect', resolve));
    socket.emit('join-event', { eventId: 'x'.repeat(100_000) });
    expect(await cut).toBe('transport close');
  });
});

test('when a replica stops, its clients come back by themselves', async () => {
  const replica = await startReplica(events);
  const { socket } = await socketOf(await aBuyer(), replica);
  const gone = new Promise((resolve) => socket.on('disconnect', resolve));
  replica.hangUp();
  expect(await gone).toBe('transport close');
  expect(socket.active).toBe(true);
  replica.stop();
});

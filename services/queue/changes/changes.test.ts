import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import {
  ANY_EVENT,
  APP_API_TOKEN,
  aBuyer,
  anEvent,
  inDays,
  listen,
  type Replica,
  startReplica,
} from '../testing/replica.ts';
import type { Change } from './change.ts';
import { tellChanges } from './tell-changes.ts';

let replicas: Replica[];
beforeAll(async () => {
  replicas = [
    await startReplica([], { threshold: 1 }, ANY_EVENT),
    await startReplica([], { threshold: 1 }, ANY_EVENT),
  ];
});
afterAll(() => {
  for (const replica of replicas) replica.stop();
});
const replica = (at = 0) => replicas[at] ?? fail();
const fail = (): never => {
  throw new Error('no such replica');
};

type Held = EventData<'reservation.held'>;

function aReservation(eventId: string, userId: string): Held['reservation'] {
  return {
    id: crypto.randomUUID(),
    number: 'TK-1',
    version: 1,
    userId,
    userName: '구매자',
    userEmail: 'buyer@example.com',
    eventId,
    eventTitle: '공연',
    venue: '극장',
    eventDate: inDays(30),
    totalAmount: 100_000,
    kind: 'seats',
    items: [],
    expiresAt: inDays(1),
  };
}

async function deliver(type: string, data: unknown, at = 0) {
  const response = await fetch(`${replica(at).url}/events/${type}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'dapr-api-token': APP_API_TOKEN },
    body: JSON.stringify({ id: crypto.randomUUID(), data }),
  });
  expect(await response.json()).toEqual({ status: 'SUCCESS' });
}

async function aWatcher(eventId: string) {
  const socket = (await aBuyer()).connect(replica().url);
  const ears = listen(socket);
  socket.on('connect', () => {
    socket.emit('join-seat-selection', { eventId });
    socket.emit('join-event', { eventId });
  });
  await vi.waitFor(() => expect(ears.of('room-info')).toHaveLength(1));
  return { ...ears, close: () => socket.disconnect() };
}

test('browsers see a seat held, sold and given back, and the stock, but never the buyer', async () => {
  const [eventId, seatId, ticketTypeId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const buyer = await aBuyer();
  const watcher = await aWatcher(eventId);
  const reservation = aReservation(eventId, buyer.userId);
  const change = (status: 'locked' | 'reserved' | 'available', version: number) => ({
    reservation,
    seats: [{ id: seatId, label: 'R-1-1', status, version }],
    stock: [{ ticketTypeId, availableQuantity: 10 - version, totalQuantity: 10, version }],
  });
  await deliver('reservation.held', change('locked', 1));
  await deliver('reservation.confirmed', { ...change('reserved', 2), paymentId: crypto.randomUUID() });
  await deliver('reservation.cancelled', { ...change('available', 3), reason: 'owner', paid: true });
  // Late, and on another replica.
  await deliver('reservation.held', change('locked', 1), 1);
  await deliver('reservation.expired', change('available', 3), 1);

  const timestamp = expect.stringMatching(/Z$/);
  await vi.waitFor(() => expect(watcher.of('seat-released').length).toBeGreaterThan(0));
  expect(watcher.of('seat-selected')).toEqual([
    { seatId, status: 'locked', version: 1, timestamp },
    { seatId, status: 'reserved', version: 2, timestamp },
  ]);
  expect(watcher.of('seat-locked')).toEqual([{ seatId, status: 'locked', version: 1, timestamp }]);
  expect(watcher.of('seat-released')[0]).toEqual({ seatId, status: 'available', version: 3, timestamp });
  expect(watcher.of('ticket-updated')[0]).toEqual({
    ticketTypeId,
    availableQuantity: 9,
    totalQuantity: 10,
    version: 1,
    timestamp,
  });
  expect(JSON.stringify(watcher.heard)).not.toContain(buyer.userId);
  watcher.close();
});

test('browsers see what came back of a reservation that goes on without it', async () => {
  const [eventId, ticketTypeId] = [crypto.randomUUID(), crypto.randomUUID()];
  const buyer = await aBuyer();
  const watcher = await aWatcher(eventId);
  await deliver('reservation.reduced', {
    reservation: aReservation(eventId, buyer.userId),
    seats: [],
    stock: [{ ticketTypeId, availableQuantity: 8, totalQuantity: 10, version: 4 }],
    paymentId: crypto.randomUUID(),
    refundId: crypto.randomUUID(),
  });
  await vi.waitFor(() => expect(watcher.of('ticket-updated')).toHaveLength(1));
  expect(watcher.of('ticket-updated')[0]).toMatchObject({ ticketTypeId, availableQuantity: 8, version: 4 });
  watcher.close();
});

test('browsers see the stock that an administrator changed, the newest last', async () => {
  const [eventId, ticketTypeId] = [crypto.randomUUID(), crypto.randomUUID()];
  const watcher = await aWatcher(eventId);
  const inventory = (version: number, totalQuantity: number) => ({
    eventId,
    version,
    soldOut: false,
    minPrice: 1_000,
    maxPrice: 1_000,
    ticketTypeCount: 1,
    stock: [{ ticketTypeId, availableQuantity: 5, totalQuantity, version }],
  });
  await deliver('inventory.changed', inventory(2, 20));
  await deliver('inventory.changed', inventory(1, 10), 1);
  await deliver('inventory.changed', inventory(3, 30), 1);
  await vi.waitFor(() => expect(watcher.of('ticket-updated')).toHaveLength(2));
  const timestamp = expect.stringMatching(/Z$/);
  expect(watcher.of('ticket-updated')).toEqual([
    { ticketTypeId, availableQuantity: 5, totalQuantity: 20, version: 2, timestamp },
    { ticketTypeId, availableQuantity: 5, totalQuantity: 30, version: 3, timestamp },
  ]);
  watcher.close();
});

test('31: whatever the order in which replicas hear of changes, each browser is told the newest last', async () => {
  const { redis } = replica();
  const other = replica(1).redis;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 12 }),
      async (versions) => {
        const eventId = crypto.randomUUID();
        const told: number[] = [];
        const changed = (_eventId: string, change: Change) => void told.push(change.version);
        await Promise.all(
          versions.map((version, at) =>
            tellChanges({ redis: at % 2 ? redis : other, announcer: { changed } }, eventId, [
              { kind: 'seat', id: 'seat', version, status: 'locked' },
            ]),
          ),
        );
        expect(told.at(-1)).toBe(Math.max(...versions));
      },
    ),
    { numRuns: 100 },
  );
});

test('a buyer who paid, ran out of time or is said to be done makes room for the next; another does not', async () => {
  const ends = [
    ['reservation.confirmed', { paymentId: crypto.randomUUID() }, true],
    ['reservation.expired', {}, true],
    ['reservation.cancelled', { reason: 'owner', paid: false, endsVisit: true }, true],
    ['reservation.cancelled', { reason: 'owner', paid: false, endsVisit: false }, false],
    // As it was written before the field was there.
    ['reservation.cancelled', { reason: 'owner', paid: false }, false],
    ['reservation.held', {}, false],
  ] as const;
  for (const [type, more, frees] of ends) {
    const event = anEvent();
    const [buyer, next] = [await aBuyer(), await aBuyer()];
    for (const one of [buyer, next]) await one.call(replica().url, 'POST', `/api/queue/check/${event.id}`);
    const reservation = aReservation(event.id, buyer.userId);
    await deliver(type, { reservation, seats: [], stock: [], ...more });
    await deliver(type, { reservation, seats: [], stock: [], ...more });
    const status = () => next.call(replica().url, 'GET', `/api/queue/status/${event.id}`);
    if (frees) await vi.waitFor(async () => expect((await status()).body.admitted).toBe(true));
    else expect((await status()).body).toMatchObject({ queued: true, admitted: false });
  }
});

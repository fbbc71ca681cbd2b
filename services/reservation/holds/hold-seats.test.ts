import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import {
  type BoxOffice,
  eventsOf,
  letHoldRunOut,
  noLocks,
  openBoxOffice,
  putOnSale,
} from '../testing/box-office.ts';
import { expireHolds } from './expire-holds.ts';
import { holdSeats } from './hold-seats.ts';
import { createSeatLock } from './seat-lock.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason.code ?? String(result.reason)] : [],
  );

async function holdersOf(seatId: string) {
  return office.db
    .selectFrom('reservation_items as i')
    .innerJoin('reservations as r', 'r.id', 'i.reservation_id')
    .select(['r.id', 'r.status'])
    .where('i.seat_id', '=', seatId)
    .execute();
}

describe.each([
  ['with the lock store', () => office],
  ['with the lock store down', () => ({ ...office, seatLock: createSeatLock(noLocks) })],
])('%s', (_, ctx) => {
  test('200 buyers at one seat: exactly one holds it, the others are told which seat is gone', async () => {
    const { event, seatIds } = await putOnSale(office, { seats: 1 });
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, () =>
        holdSeats(ctx(), newUser(), { eventId: event.id, seatIds, pass: undefined }),
      ),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(codes(results)).toEqual(Array(199).fill('SEAT_UNAVAILABLE'));
    expect(await holdersOf(seatIds[0] ?? '')).toHaveLength(1);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason.details).toEqual({ seats: ['R-1-1'] });
  });
});

test('negative control: without the condition in the UPDATE a seat has several holders', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 1 });
  const [seatId = ''] = seatIds;
  const winners = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const reservationId = crypto.randomUUID();
      return office.db.transaction().execute(async (tx) => {
        const seat = await tx
          .selectFrom('seats')
          .select('status')
          .where('id', '=', seatId)
          .executeTakeFirstOrThrow();
        if (seat.status !== 'available') return undefined;
        await tx
          .updateTable('seats')
          .set({ status: 'locked', reservation_id: reservationId, held_until: event.saleEndDate })
          .where('id', '=', seatId)
          .execute();
        return reservationId;
      });
    }),
  );
  expect(winners.filter(Boolean).length).toBeGreaterThan(1);
});

test('20: two buyers who want the same two seats in opposite order never block each other or hold half a pair', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 2 });
  const [one, two] = [newUser(), newUser()];
  for (let round = 0; round < 100; round++) {
    const results = await Promise.allSettled([
      holdSeats(office, one, { eventId: event.id, seatIds, pass: undefined }),
      holdSeats(office, two, { eventId: event.id, seatIds: seatIds.toReversed(), pass: undefined }),
    ]);
    expect(codes(results).every((code) => code === 'SEAT_UNAVAILABLE')).toBe(true);
    const holders = await office.db
      .selectFrom('seats')
      .select('reservation_id')
      .where('event_id', '=', event.id)
      .execute();
    expect(new Set(holders.map((row) => row.reservation_id)).size).toBe(1);
    for (const result of results)
      if (result.status === 'fulfilled') await letHoldRunOut(office, result.value.id);
  }
});

test('twenty holds of one buyer at once all succeed, each in place of the one before: one seat is left', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 20 });
  const buyer = newUser();
  const results = await Promise.allSettled(
    seatIds.map((seatId) =>
      holdSeats(office, buyer, { eventId: event.id, seatIds: [seatId], pass: undefined }),
    ),
  );
  expect(codes(results)).toEqual([]);
  const held = await office.db
    .selectFrom('seats')
    .select('id')
    .where('event_id', '=', event.id)
    .where('status', '=', 'locked')
    .execute();
  expect(held).toHaveLength(1);
});

test('a new hold gives up the own earlier one, and says so', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 2 });
  const buyer = newUser();
  const [first = '', second = ''] = seatIds;
  const earlier = await holdSeats(office, buyer, { eventId: event.id, seatIds: [first], pass: undefined });
  await holdSeats(office, buyer, { eventId: event.id, seatIds: [second], pass: undefined });
  expect(await eventsOf(office, earlier.id)).toEqual(['reservation.held', 'reservation.cancelled']);
  await holdSeats(office, newUser(), { eventId: event.id, seatIds: [first], pass: undefined });
});

test('holding the seat one holds already makes a fresh hold of it', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 1 });
  const buyer = newUser();
  await holdSeats(office, buyer, { eventId: event.id, seatIds, pass: undefined });
  const again = await holdSeats(office, buyer, { eventId: event.id, seatIds, pass: undefined });
  const seat = await office.db
    .selectFrom('seats')
    .selectAll()
    .where('event_id', '=', event.id)
    .executeTakeFirstOrThrow();
  expect(seat.reservation_id).toBe(again.id);
});

test('11: a hold that ran out frees its seat before anybody tidied up, and tidying up later leaves the new holder alone', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 1 });
  const earlier = await holdSeats(office, newUser(), { eventId: event.id, seatIds, pass: undefined });
  await letHoldRunOut(office, earlier.id);
  const later = await holdSeats(office, newUser(), { eventId: event.id, seatIds, pass: undefined });
  await expireHolds(office, silent);
  const seat = await office.db
    .selectFrom('seats')
    .selectAll()
    .where('event_id', '=', event.id)
    .executeTakeFirstOrThrow();
  expect(seat).toMatchObject({ status: 'locked', reservation_id: later.id });
  expect(await eventsOf(office, earlier.id)).toEqual(['reservation.held', 'reservation.expired']);
});

test.each([
  ['before its sale', { saleStartDate: new Date(Date.now() + 60_000).toISOString() }],
  ['after its sale', { saleEndDate: new Date(Date.now() - 1_000).toISOString() }],
  ['after it has begun', { eventDate: new Date(Date.now() - 1_000).toISOString() }],
  ['cancelled', { status: 'cancelled' as const }],
])('an event %s sells nothing', async (_, event) => {
  const offer = await putOnSale(office, { seats: 1, event });
  await expect(
    holdSeats(office, newUser(), { eventId: offer.event.id, seatIds: offer.seatIds, pass: undefined }),
  ).rejects.toMatchObject({ code: 'EVENT_NOT_ON_SALE' });
});

test('seats of another event or of none are refused', async () => {
  const [here, there] = [await putOnSale(office, { seats: 1 }), await putOnSale(office, { seats: 1 })];
  const ask = (seatIds: string[]) =>
    holdSeats(office, newUser(), { eventId: here.event.id, seatIds, pass: undefined });
  await expect(ask(there.seatIds)).rejects.toMatchObject({ code: 'VALIDATION_ERROR' });
  await expect(ask([crypto.randomUUID()])).rejects.toMatchObject({ code: 'SEAT_NOT_FOUND' });
});

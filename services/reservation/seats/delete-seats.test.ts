import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { readOwn } from '../reservations/read-own.ts';
import { type BoxOffice, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { actsOn, holdSeat, payFor, told } from '../testing/purchases.ts';
import { deleteSeats } from './delete-seats.ts';
import { makeSeats } from './make-seats.ts';
import { createSeatMaps } from './seat-maps.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const admin = newUser('admin');

test('seats are deleted and made anew; the map, the prices and the log follow', async () => {
  const { event, seatIds } = await putOnSale(office, { seats: 3 });
  const maps = createSeatMaps(office.db);
  const idsShown = async () =>
    JSON.parse((await maps(event.id)).json).seats.map((seat: { id: string }) => seat.id);
  expect(await idsShown()).toEqual(seatIds);
  expect(await deleteSeats(office, admin, event.id)).toBe(3);
  expect(await idsShown()).toEqual([]);
  expect(await makeSeats(office, admin, event.id)).toEqual({ seatsCreated: 3, eventTitle: event.title });
  const anew = await idsShown();
  expect(anew).toHaveLength(3);
  expect(anew).not.toEqual(seatIds);

  const inventories = await told<EventData<'inventory.changed'>>(office, 'inventory.changed', event.id);
  expect(inventories.map(({ version, minPrice, soldOut }) => ({ version, minPrice, soldOut }))).toEqual([
    { version: 1, minPrice: 50_000, soldOut: false },
    { version: 2, minPrice: null, soldOut: false },
    { version: 3, minPrice: 50_000, soldOut: false },
  ]);
  expect(await actsOn(office, event.id)).toMatchObject([
    { action: 'seats.deleted', actor_email: admin.email, details: { seatsDeleted: 3 } },
    { action: 'seats.generated', actor_email: admin.email, details: { seatsCreated: 3 } },
  ]);
});

test('seats somebody holds or has stay; those of cancelled and lapsed reservations go, their labels stay', async () => {
  const offer = await putOnSale(office, { seats: 3 });
  const [cancelled, lapsed, bought] = [
    await holdSeat(office, offer, offer.seatIds[0]),
    await holdSeat(office, offer, offer.seatIds[1]),
    await holdSeat(office, offer, offer.seatIds[2]),
  ];
  await cancelReservation(office, { reservationId: cancelled.id, userId: cancelled.user.userId });
  await letHoldRunOut(office, lapsed.id);
  const refused = { code: 'SEATS_IN_USE', details: { seatsInUse: 1 } };
  await expect(deleteSeats(office, admin, offer.event.id)).rejects.toMatchObject(refused);
  await payFor(office, bought);
  await expect(deleteSeats(office, admin, offer.event.id)).rejects.toMatchObject(refused);
  await cancelReservation(office, { reservationId: bought.id, userId: bought.user.userId });
  expect(await deleteSeats(office, admin, offer.event.id)).toBe(3);
  const page = await readOwn(office.db, bought.user.userId, bought.id);
  expect(page.items).toMatchObject([{ label: 'R-1-3', section: 'R' }]);
});

test('buyers at the seats that are being deleted: either they get one and all seats stay, or none is left', async () => {
  for (let round = 0; round < 10; round++) {
    const offer = await putOnSale(office, { seats: 5 });
    const [deletion, ...holds] = await Promise.allSettled([
      deleteSeats(office, admin, offer.event.id),
      ...offer.seatIds.map((seatId) => holdSeat(office, offer, seatId)),
    ]);
    const held = holds.filter((hold) => hold.status === 'fulfilled').length;
    if (deletion.status === 'fulfilled') expect(held).toBe(0);
    else expect(deletion.reason).toMatchObject({ code: 'SEATS_IN_USE' });
  }
});

test('seats are made once, of a layout, for an event that is there', async () => {
  const [seated, standing] = [await putOnSale(office, { seats: 2 }), await putOnSale(office, { stock: [1] })];
  await expect(makeSeats(office, admin, seated.event.id)).rejects.toMatchObject({
    code: 'SEATS_EXIST',
    details: { existingSeats: 2 },
  });
  await expect(makeSeats(office, admin, standing.event.id)).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
  });
  for (const act of [makeSeats, deleteSeats])
    await expect(act(office, admin, crypto.randomUUID())).rejects.toMatchObject({ code: 'EVENT_NOT_FOUND' });
});

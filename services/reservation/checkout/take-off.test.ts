import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { holdTickets } from '../holds/hold-tickets.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { readOwn } from '../reservations/read-own.ts';
import { detailView } from '../reservations/views.ts';
import { readStats } from '../statistics/read-stats.ts';
import { type BoxOffice, eventsOf, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { holdSeat, payFor, refundOf, told } from '../testing/purchases.ts';
import { recordRefund } from './record-refund.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

type Refunded = EventData<'payment.refunded'>;

/** Three tickets of one type and two of another, at 50,000 each, out of ten and ten, paid. */
async function fiveTickets() {
  const user = newUser();
  const offer = await putOnSale(office, { stock: [10, 10] });
  const [first = '', second = ''] = offer.ticketTypeIds;
  const items = [
    { ticketTypeId: first, quantity: 3 },
    { ticketTypeId: second, quantity: 2 },
  ];
  const { id } = await holdTickets(office, user, { eventId: offer.event.id, items, pass: undefined });
  const paid = await payFor(office, { id, user });
  const part = (ticketTypeId: string, quantity: number, left: number) =>
    refundOf(paid, {
      items: paid.reservation.items
        .filter((item) => item.ticketTypeId === ticketTypeId)
        .map((item) => ({ ...item, quantity, subtotal: quantity * item.unitPrice })),
      amount: quantity * 50_000,
      left,
    });
  return { id, user, offer, first, second, paid, part };
}

const hear = (refunded: Refunded) =>
  handleOnce(office.db, crypto.randomUUID(), (tx) => recordRefund(tx, refunded));

async function stockOf(ticketTypeIds: string[]) {
  const rows = await office.db
    .selectFrom('ticket_types')
    .select(['id', 'available_quantity'])
    .where('id', 'in', ticketTypeIds)
    .execute();
  return ticketTypeIds.map((id) => rows.find((row) => row.id === id)?.available_quantity);
}

const own = async ({ id, user }: { id: string; user: { userId: string } }) =>
  detailView(await readOwn(office.db, user.userId, id));

test('what a part of the money was for comes off, the rest stands at what is still paid, and all are told', async () => {
  const sold = await fiveTickets();
  const revenue = (await readStats(office.db)).totalRevenue;
  const refunded = sold.part(sold.first, 1, 200_000);
  expect(await hear(refunded)).toBeUndefined();
  expect(await own(sold)).toMatchObject({
    status: 'confirmed',
    payment_status: 'completed',
    total_amount: 200_000,
    items: [
      { quantity: 2, subtotal: 100_000 },
      { quantity: 2, subtotal: 100_000 },
    ],
  });
  expect(await stockOf([sold.first, sold.second])).toEqual([8, 8]);
  expect((await readStats(office.db)).totalRevenue).toBe(revenue - 50_000);
  const [reduced] = await told<EventData<'reservation.reduced'>>(office, 'reservation.reduced', sold.id);
  expect(reduced).toMatchObject({
    paymentId: sold.paid.paymentId,
    refundId: refunded.refundId,
    reservation: { id: sold.id, totalAmount: 200_000 },
    seats: [],
    stock: [{ ticketTypeId: sold.first, availableQuantity: 8 }],
  });
});

test('all of one type leaves the other', async () => {
  const sold = await fiveTickets();
  await hear(sold.part(sold.first, 3, 100_000));
  expect(await own(sold)).toMatchObject({ total_amount: 100_000, items: [{ quantity: 2 }] });
  expect(await stockOf([sold.first, sold.second])).toEqual([10, 8]);
});

test('4: a refund that is told again, also at once, takes its tickets off once', async () => {
  const sold = await fiveTickets();
  const refunded = sold.part(sold.first, 1, 200_000);
  await Promise.all([1, 2, 3, 4].map(() => hear(refunded)));
  await hear(refunded);
  expect(await stockOf([sold.first])).toEqual([8]);
  expect((await own(sold)).total_amount).toBe(200_000);
  const events = await eventsOf(office, sold.id);
  expect(events.filter((type) => type === 'reservation.reduced')).toHaveLength(1);
});

test('two parts at once both come off', async () => {
  const sold = await fiveTickets();
  await Promise.all([
    hear(sold.part(sold.first, 1, 200_000)),
    hear(sold.part(sold.first, 1, 150_000)),
    hear(sold.part(sold.second, 1, 100_000)),
  ]);
  expect(await stockOf([sold.first, sold.second])).toEqual([9, 9]);
  expect((await own(sold)).total_amount).toBe(100_000);
});

test('31: a part told after its owner cancelled everything gives nothing back twice', async () => {
  const sold = await fiveTickets();
  await cancelReservation(office, { reservationId: sold.id, userId: sold.user.userId });
  await hear(refundOf(sold.paid, { reason: 'cancelled', amount: 200_000, left: 50_000 }));
  expect(await own(sold)).toMatchObject({ status: 'cancelled', payment_status: 'completed' });
  await hear(sold.part(sold.first, 1, 0));
  expect(await own(sold)).toMatchObject({ status: 'cancelled', payment_status: 'refunded' });
  expect(await stockOf([sold.first, sold.second])).toEqual([10, 10]);
});

test('its owner cancels what is left, and all of it is back once', async () => {
  const sold = await fiveTickets();
  await hear(sold.part(sold.second, 2, 150_000));
  await cancelReservation(office, { reservationId: sold.id, userId: sold.user.userId });
  await hear(refundOf(sold.paid, { reason: 'cancelled', amount: 150_000, left: 0 }));
  expect(await own(sold)).toMatchObject({ status: 'cancelled', payment_status: 'refunded' });
  expect(await stockOf([sold.first, sold.second])).toEqual([10, 10]);
});

test('a part that leaves nothing cancels the reservation, and keeps what it was for', async () => {
  const sold = await fiveTickets();
  await hear(sold.part(sold.first, 3, 100_000));
  expect(await hear(sold.part(sold.second, 2, 0))).toBe(sold.offer.event.id);
  expect(await own(sold)).toMatchObject({
    status: 'cancelled',
    payment_status: 'refunded',
    items: [{ quantity: 2 }],
  });
  expect(await stockOf([sold.first, sold.second])).toEqual([10, 10]);
});

test('the refund of another payment, or of what it never had, takes nothing off', async () => {
  const sold = await fiveTickets();
  const other = await fiveTickets();
  await hear({ ...sold.part(sold.first, 1, 0), paymentId: crypto.randomUUID() });
  await hear({ ...other.part(other.first, 1, 0), ...idsOf(sold.paid) });
  expect((await own(sold)).total_amount).toBe(250_000);
  expect(await stockOf([sold.first, other.first])).toEqual([7, 7]);
});

const idsOf = ({ paymentId, reservationId }: Refunded | EventData<'payment.paid'>) => ({
  paymentId,
  reservationId,
});

test('a seat that is refunded is free for others, and so browsers are told', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  const paid = await payFor(office, held);
  const refunded = refundOf(paid, { items: paid.reservation.items });
  expect(await hear(refunded)).toBe(offer.event.id);
  await holdSeat(office, offer, offer.seatIds[0]);
});

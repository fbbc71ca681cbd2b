import type { Transaction } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { ReservationTables } from '../db/schema.ts';
import { holdSeats } from '../holds/hold-seats.ts';
import { holdTickets } from '../holds/hold-tickets.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { type BoxOffice, eventsOf, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { refundOf } from '../testing/purchases.ts';
import { confirmPaid } from './confirm-paid.ts';
import { openCheckout } from './open-checkout.ts';
import { recordRefund } from './record-refund.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

/** A confirmed reservation, and the refund that an administrator makes of its payment. */
async function paidAndRefunded(kind: 'seats' | 'tickets') {
  const user = newUser();
  const { event, seatIds, ticketTypeIds } = await putOnSale(office, { seats: 1, stock: [10] });
  const [seatId = '', ticketTypeId = ''] = [seatIds[0], ticketTypeIds[0]];
  const { id } =
    kind === 'seats'
      ? await holdSeats(office, user, { eventId: event.id, seatIds: [seatId], pass: undefined })
      : await holdTickets(office, user, {
          eventId: event.id,
          items: [{ ticketTypeId, quantity: 3 }],
          pass: undefined,
        });
  const payment = { paymentId: crypto.randomUUID(), reservationId: id, userId: user.userId };
  const checkout = await openCheckout(office.db, office.limits.checkoutMs, payment);
  if (!checkout.ok) throw new Error(checkout.code);
  const common = {
    ...payment,
    amount: checkout.amount,
    pointUsed: 0,
    cardAmount: checkout.amount,
    buyer: { email: user.email, name: user.name },
    reservation: checkout.reservation,
  };
  const paid = { ...common, method: 'CARD' as const, channel: 'naver_pay', paidAt: new Date().toISOString() };
  await hear((tx) => confirmPaid(tx, paid));
  return { id, user, event, seatId, ticketTypeId, paid, refunded: refundOf(paid) };
}

const hear = <Result>(effect: (tx: Transaction<ReservationTables>) => Promise<Result>) =>
  handleOnce(office.db, crypto.randomUUID(), effect);

const stateOf = (id: string) =>
  office.db
    .selectFrom('reservations')
    .select(['status', 'payment_status', 'cancel_reason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const CANCELLED = { status: 'cancelled', payment_status: 'refunded', cancel_reason: 'admin' };

test('money given back by hand takes the seat with it, once, and all are told', async () => {
  const { id, event, seatId, refunded } = await paidAndRefunded('seats');
  const heard = await Promise.all([1, 2, 3].map(() => hear((tx) => recordRefund(tx, refunded))));
  expect(heard.filter((eventId) => eventId === event.id)).toHaveLength(1);
  expect(await stateOf(id)).toEqual(CANCELLED);
  const seat = await office.db
    .selectFrom('seats')
    .select(['status', 'reservation_id'])
    .where('id', '=', seatId)
    .executeTakeFirst();
  expect(seat).toEqual({ status: 'available', reservation_id: null });
  expect(await eventsOf(office, id)).toEqual([
    'reservation.held',
    'reservation.confirmed',
    'reservation.cancelled',
  ]);
});

test('standing tickets come back to the stock, once', async () => {
  const { id, ticketTypeId, refunded } = await paidAndRefunded('tickets');
  for (let round = 0; round < 2; round++) await hear((tx) => recordRefund(tx, refunded));
  expect(await stateOf(id)).toEqual(CANCELLED);
  const stock = await office.db
    .selectFrom('ticket_types')
    .select('available_quantity')
    .where('id', '=', ticketTypeId)
    .executeTakeFirst();
  expect(stock).toEqual({ available_quantity: 10 });
});

test('the refund of another payment leaves a confirmed reservation alone', async () => {
  const { id, refunded } = await paidAndRefunded('seats');
  await hear((tx) => recordRefund(tx, { ...refunded, paymentId: crypto.randomUUID() }));
  expect(await stateOf(id)).toMatchObject({ status: 'confirmed', payment_status: 'completed' });
});

test('what its owner cancelled meanwhile stays cancelled by them, and only shows that the money is back', async () => {
  const { id, user, refunded } = await paidAndRefunded('seats');
  await cancelReservation(office, { reservationId: id, userId: user.userId });
  expect(await hear((tx) => recordRefund(tx, refunded))).toBeUndefined();
  expect(await stateOf(id)).toMatchObject({ cancel_reason: 'owner', payment_status: 'refunded' });
  expect((await eventsOf(office, id)).filter((type) => type === 'reservation.cancelled')).toHaveLength(1);
});

test('31: a paid event that comes again after the refund does not bring the reservation back', async () => {
  const { id, paid, refunded } = await paidAndRefunded('seats');
  await hear((tx) => recordRefund(tx, refunded));
  await hear((tx) => confirmPaid(tx, paid));
  expect(await stateOf(id)).toEqual(CANCELLED);
});

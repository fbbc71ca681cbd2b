import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { expireHolds } from '../holds/expire-holds.ts';
import { holdSeats } from '../holds/hold-seats.ts';
import { askRefundsAgain } from '../reservations/ask-refunds-again.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { readOwn } from '../reservations/read-own.ts';
import { wireState } from '../reservations/wire-state.ts';
import { type BoxOffice, eventsOf, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { refundOf } from '../testing/purchases.ts';
import { confirmPaid } from './confirm-paid.ts';
import { openCheckout } from './open-checkout.ts';
import { recordRefund } from './record-refund.ts';
import { reopenAfterFailure } from './reopen-after-failure.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

async function heldSeat() {
  const user = newUser();
  const { event, seatIds } = await putOnSale(office, { seats: 2 });
  const [seatId = '', otherSeatId = ''] = seatIds;
  const { id } = await holdSeats(office, user, { eventId: event.id, seatIds: [seatId], pass: undefined });
  return { user, id, seatId, otherSeatId, event };
}

async function opened() {
  const hold = await heldSeat();
  const paymentId = crypto.randomUUID();
  const input = { reservationId: hold.id, userId: hold.user.userId, paymentId };
  const checkout = await openCheckout(office.db, office.limits.checkoutMs, input);
  if (!checkout.ok) throw new Error(checkout.code);
  const paid: EventData<'payment.paid'> = {
    paymentId,
    reservationId: hold.id,
    userId: hold.user.userId,
    amount: checkout.amount,
    method: 'CARD',
    channel: 'naver_pay',
    pointUsed: 0,
    cardAmount: checkout.amount,
    paidAt: new Date().toISOString(),
    buyer: { email: hold.user.email, name: hold.user.name },
    reservation: checkout.reservation,
  };
  return { ...hold, paymentId, paid, checkout };
}

const pay = (paid: EventData<'payment.paid'>, eventId: string = crypto.randomUUID()) =>
  handleOnce(office.db, eventId, (tx) => confirmPaid(tx, paid));

const refund = (paid: EventData<'payment.paid'>, reason: 'cancelled' | 'rejected') =>
  office.db.transaction().execute((tx) => recordRefund(tx, refundOf(paid, { reason })));

async function stateOf(id: string, userId: string, seatId: string) {
  const { status, payment_status } = wireState(await readOwn(office.db, userId, id));
  const seat = await office.db
    .selectFrom('seats')
    .select('status')
    .where('id', '=', seatId)
    .executeTakeFirstOrThrow();
  return { status, payment_status, seat: seat.status };
}

test('a paid reservation is confirmed and its seat sold', async () => {
  const { id, user, seatId, paid } = await opened();
  await pay(paid);
  expect(await stateOf(id, user.userId, seatId)).toEqual({
    status: 'confirmed',
    payment_status: 'completed',
    seat: 'reserved',
  });
  expect(await eventsOf(office, id)).toEqual(['reservation.held', 'reservation.confirmed']);
});

test('4: the same payment.paid ten times at once confirms once; said again it gets the same answer', async () => {
  const { id, paid } = await opened();
  const eventId = crypto.randomUUID();
  await Promise.all(Array.from({ length: 10 }, () => pay(paid, eventId)));
  expect(await eventsOf(office, id)).toEqual(['reservation.held', 'reservation.confirmed']);
  await pay(paid);
  expect(await eventsOf(office, id)).toEqual([
    'reservation.held',
    'reservation.confirmed',
    'reservation.confirmed',
  ]);
});

test('10: money that comes after the hold ran out goes back, whether or not anybody tidied up, and shows as refunded', async () => {
  for (const tidied of [false, true]) {
    const { id, user, seatId, paid } = await opened();
    await letHoldRunOut(office, id);
    if (tidied) await expireHolds(office, silent);
    await pay(paid);
    expect(await stateOf(id, user.userId, seatId)).toEqual({
      status: 'cancelled',
      payment_status: 'failed',
      seat: 'available',
    });
    expect(await eventsOf(office, id)).toEqual([
      'reservation.held',
      'reservation.expired',
      'reservation.payment_rejected',
    ]);
    await pay(paid);
    expect((await eventsOf(office, id)).at(-1)).toBe('reservation.payment_rejected');
    await refund(paid, 'rejected');
    expect(await stateOf(id, user.userId, seatId)).toMatchObject({ payment_status: 'refunded' });
  }
});

test('10: a seat that somebody took in the moment the hold ran out sends the money back at once', async () => {
  const { id, paid, seatId } = await opened();
  await office.db
    .updateTable('seats')
    .set({ reservation_id: crypto.randomUUID() })
    .where('id', '=', seatId)
    .execute();
  await pay(paid);
  expect((await eventsOf(office, id)).at(-1)).toBe('reservation.payment_rejected');
});

test('a payment of another amount or another buyer is never taken for this one', async () => {
  const { id, paid } = await opened();
  await pay({ ...paid, amount: paid.amount - 1 });
  await pay({ ...paid, userId: crypto.randomUUID() });
  expect(await eventsOf(office, id)).toEqual([
    'reservation.held',
    'reservation.payment_rejected',
    'reservation.payment_rejected',
  ]);
});

test('while a payment runs the hold outlasts its own deadline, cannot be cancelled and is not taken back', async () => {
  const { id, user, seatId, event, paid } = await opened();
  await office.db
    .updateTable('reservations')
    .set({ expires_at: new Date(Date.now() - 1_000) })
    .where('id', '=', id)
    .execute();
  await expireHolds(office, silent);
  await expect(
    holdSeats(office, newUser(), { eventId: event.id, seatIds: [seatId], pass: undefined }),
  ).rejects.toMatchObject({ code: 'SEAT_UNAVAILABLE' });
  await expect(cancelReservation(office, { reservationId: id, userId: user.userId })).rejects.toMatchObject({
    code: 'PAYMENT_IN_PROGRESS',
  });
  await pay(paid);
  expect(await stateOf(id, user.userId, seatId)).toMatchObject({ status: 'confirmed' });
});

test('a reservation waits for every payment that has begun, and for its own deadline once all of them failed', async () => {
  const { id, user, paymentId, paid } = await opened();
  const second = crypto.randomUUID();
  const fail = (failedId: string) =>
    office.db.transaction().execute((tx) =>
      reopenAfterFailure(tx, {
        paymentId: failedId,
        reservationId: id,
        userId: user.userId,
        code: 'DECLINED',
      }),
    );
  const statusOf = async () => (await readOwn(office.db, user.userId, id)).status;
  // Tried again while the first one's failure is still on its way.
  await openCheckout(office.db, office.limits.checkoutMs, {
    reservationId: id,
    userId: user.userId,
    paymentId: second,
  });
  await fail(paymentId);
  await fail(paymentId);
  expect(await statusOf()).toBe('paying');
  await fail(second);
  expect(await statusOf()).toBe('pending');
  await pay({ ...paid, paymentId: second });
  expect(await statusOf()).toBe('confirmed');
});

test('3: a checkout that payment has given up before it came is not opened any more, also when both come at once', async () => {
  for (const together of [false, true]) {
    const { id, user } = await heldSeat();
    const payment = { paymentId: crypto.randomUUID(), reservationId: id, userId: user.userId };
    const giveUp = () =>
      office.db
        .transaction()
        .execute((tx) => reopenAfterFailure(tx, { ...payment, code: 'UPSTREAM_UNAVAILABLE' }));
    const open = () => openCheckout(office.db, office.limits.checkoutMs, payment);
    if (together) await Promise.all([open(), giveUp(), giveUp()]);
    else {
      await giveUp();
      expect(await open()).toEqual({ ok: false, code: 'RESERVATION_NOT_PAYABLE' });
    }
    expect((await readOwn(office.db, user.userId, id)).status).toBe('pending');
    const another = await openCheckout(office.db, office.limits.checkoutMs, {
      ...payment,
      paymentId: crypto.randomUUID(),
    });
    expect(another.ok).toBe(true);
  }
});

test('a failed payment gives way when its buyer holds another seat by then', async () => {
  const { id, user, paymentId, event, seatId, otherSeatId } = await opened();
  await holdSeats(office, user, { eventId: event.id, seatIds: [otherSeatId], pass: undefined });
  await office.db
    .transaction()
    .execute((tx) =>
      reopenAfterFailure(tx, { paymentId, reservationId: id, userId: user.userId, code: 'DECLINED' }),
    );
  expect(await stateOf(id, user.userId, seatId)).toMatchObject({ status: 'cancelled', seat: 'available' });
});

test('a checkout opens only for its owner, in time, and for what is still to be paid', async () => {
  const ask = (reservationId: string, userId: string) =>
    openCheckout(office.db, office.limits.checkoutMs, {
      reservationId,
      userId,
      paymentId: crypto.randomUUID(),
    });
  const { id, user } = await heldSeat();
  expect(await ask(id, newUser().userId)).toEqual({ ok: false, code: 'RESERVATION_NOT_FOUND' });
  expect(await ask(crypto.randomUUID(), user.userId)).toEqual({ ok: false, code: 'RESERVATION_NOT_FOUND' });
  await letHoldRunOut(office, id);
  expect(await ask(id, user.userId)).toEqual({ ok: false, code: 'RESERVATION_EXPIRED' });

  const cancelled = await heldSeat();
  await cancelReservation(office, { reservationId: cancelled.id, userId: cancelled.user.userId });
  expect(await ask(cancelled.id, cancelled.user.userId)).toEqual({
    ok: false,
    code: 'RESERVATION_NOT_PAYABLE',
  });

  const sold = await opened();
  await pay(sold.paid);
  expect(await ask(sold.id, sold.user.userId)).toEqual({ ok: false, code: 'ALREADY_PAID' });
});

test('cancelling what is paid frees the seat at once and shows as refunded once the money is back', async () => {
  const { id, user, seatId, paid } = await opened();
  await pay(paid);
  await cancelReservation(office, { reservationId: id, userId: user.userId });
  expect(await stateOf(id, user.userId, seatId)).toEqual({
    status: 'cancelled',
    payment_status: 'completed',
    seat: 'available',
  });
  await refund(paid, 'cancelled');
  expect(await stateOf(id, user.userId, seatId)).toMatchObject({ payment_status: 'refunded' });
});

test('12: five cancellations at once: one cancels, the seat comes back once', async () => {
  const { id, user, paid } = await opened();
  await pay(paid);
  const results = await Promise.allSettled(
    Array.from({ length: 5 }, () => cancelReservation(office, { reservationId: id, userId: user.userId })),
  );
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  expect((await eventsOf(office, id)).filter((type) => type === 'reservation.cancelled')).toHaveLength(1);
});

test('a refund nobody has heard of is asked for again after a minute, until it is there', async () => {
  const { id, user, paid } = await opened();
  await pay(paid);
  await cancelReservation(office, { reservationId: id, userId: user.userId });
  const asked = async () =>
    (await eventsOf(office, id)).filter((type) => type === 'reservation.cancelled').length;
  const aMinuteLater = () =>
    sql`update reservations set updated_at = updated_at - interval '61 seconds' where id = ${id}`.execute(
      office.db,
    );
  await askRefundsAgain(office, silent);
  expect(await asked()).toBe(1);
  await aMinuteLater();
  await askRefundsAgain(office, silent);
  await askRefundsAgain(office, silent);
  expect(await asked()).toBe(2);
  await refund(paid, 'cancelled');
  await aMinuteLater();
  await askRefundsAgain(office, silent);
  expect(await asked()).toBe(2);
});

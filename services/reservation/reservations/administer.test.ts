import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { AppError } from '#shared/http/errors.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { RecordManualPayment } from '../checkout/record-manual-payment.ts';
import type { ReservationContext } from '../context.ts';
import { closeOffer } from '../offers/close-offer.ts';
import { type BoxOffice, letHoldRunOut, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import {
  actsOn,
  beginPayment,
  deliverPaid,
  type Held,
  holdSeat,
  payFor,
  stateOf,
  told,
} from '../testing/purchases.ts';
import { administerReservation, type Transition } from './administer.ts';
import { cancelReservation } from './cancel-reservation.ts';
import { itemsOf } from './items-of.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

const admin = newUser('admin');

async function aHold() {
  const offer = await putOnSale(office, { seats: 1 });
  return { ...(await holdSeat(office, offer, offer.seatIds[0])), event: offer.event };
}

async function aPurchase() {
  const held = await aHold();
  await payFor(office, held);
  return held;
}

const administer = (id: string, wish: Transition, ctx: ReservationContext = office) =>
  administerReservation(ctx, admin, { id, ...wish });

const cancellations = (id: string) =>
  told<EventData<'reservation.cancelled'>>(office, 'reservation.cancelled', id);

test('an administrator reads of a reservation what it is for', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  expect(await itemsOf(office.db, held.id)).toMatchObject([
    { seat_id: offer.seatIds[0], ticket_type_id: null, quantity: 1 },
  ]);
});

describe('cancelling', () => {
  test('does what the owner could, says that an administrator did it, and writes down who', async () => {
    const [held, bought] = [await aHold(), await aPurchase()];
    expect(await administer(held.id, { status: 'cancelled' })).toMatchObject({
      status: 'cancelled',
      payment_status: 'failed',
      cancel_reason: 'admin',
    });
    await administer(bought.id, { status: 'cancelled', paymentStatus: 'refunded' });
    expect(await cancellations(held.id)).toMatchObject([{ reason: 'admin', paid: false }]);
    expect(await cancellations(bought.id)).toMatchObject([{ reason: 'admin', paid: true }]);
    expect(await actsOn(office, bought.id)).toEqual([
      {
        action: 'reservation.cancelled',
        actor_email: admin.email,
        details: { from: 'confirmed', paid: true },
      },
    ]);
  });

  test('works after the event, when its owner could not any more', async () => {
    const { id, user } = await aPurchase();
    await office.db
      .updateTable('reservations')
      .set({ event_date: new Date(Date.now() - 1_000) })
      .where('id', '=', id)
      .execute();
    await expect(cancelReservation(office, { reservationId: id, userId: user.userId })).rejects.toMatchObject(
      { code: 'ILLEGAL_TRANSITION' },
    );
    expect(await administer(id, { status: 'cancelled' })).toMatchObject({ status: 'cancelled' });
  });

  test('by owner and administrator at once is one cancellation and one refund', async () => {
    const { id, user } = await aPurchase();
    const results = await Promise.allSettled([
      cancelReservation(office, { reservationId: id, userId: user.userId }),
      administer(id, { status: 'cancelled' }),
      cancelReservation(office, { reservationId: id, userId: user.userId }),
      administer(id, { status: 'cancelled' }),
    ]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await cancellations(id)).toMatchObject([{ paid: true }]);
  });

  test('is refused where it is over, is being paid, or is not what the administrator takes it for', async () => {
    const [cancelled, lapsed, paying, pending] = [await aHold(), await aHold(), await aHold(), await aHold()];
    await administer(cancelled.id, { status: 'cancelled' });
    await letHoldRunOut(office, lapsed.id);
    await beginPayment(office, paying);
    const code = (id: string, wish: Transition) =>
      administer(id, wish).catch((error: { code?: string }) => error.code);
    expect(await code(cancelled.id, { status: 'cancelled' })).toBe('ALREADY_CANCELLED');
    expect(await code(lapsed.id, { status: 'cancelled' })).toBe('ALREADY_CANCELLED');
    expect(await code(paying.id, { status: 'cancelled' })).toBe('PAYMENT_IN_PROGRESS');
    expect(await code(pending.id, { status: 'cancelled', paymentStatus: 'refunded' })).toBe(
      'ILLEGAL_TRANSITION',
    );
    expect(await stateOf(office, pending.id)).toMatchObject({ status: 'pending' });
    expect(await code(crypto.randomUUID(), { status: 'cancelled' })).toBe('RESERVATION_NOT_FOUND');
  });
});

/** Payment as it answers: the checkout is opened, the payment recorded, its event comes a little later. */
const paymentService =
  (deliver: (held: Held, paymentId: string) => Promise<unknown> = takesItsTime): RecordManualPayment =>
  async ({ reservationId, userId }) => {
    const paymentId = crypto.randomUUID();
    void deliver({ id: reservationId, user: { ...newUser(), userId } }, paymentId);
    return { ok: true, paymentId };
  };

async function takesItsTime(held: Held, paymentId: string) {
  const paid = await beginPayment(office, held, { paymentId, channel: 'manual' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await deliverPaid(office, paid);
}

describe('confirming', () => {
  test('goes together with a payment made by hand, and answers once the reservation is confirmed', async () => {
    const { id, user } = await aHold();
    const asked: unknown[] = [];
    const ctx: ReservationContext = {
      ...office,
      recordManualPayment: (request) => {
        asked.push(request);
        return paymentService()(request);
      },
    };
    expect(await administer(id, { status: 'confirmed' }, ctx)).toMatchObject({
      status: 'confirmed',
      payment_status: 'completed',
      payment_method: 'manual',
    });
    expect(asked).toEqual([
      { reservationId: id, userId: user.userId, adminId: admin.userId, adminEmail: admin.email },
    ]);
    // Who did so stands beside the payment, in the transaction that made it.
    expect(await actsOn(office, id)).toEqual([]);
    await expect(administer(id, { status: 'confirmed' }, ctx)).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
  });

  test('is refused as payment refuses it, and for what is not pending any more', async () => {
    const { id } = await aHold();
    for (const [said, code] of [
      ['PAYMENT_IN_PROGRESS', 'PAYMENT_IN_PROGRESS'],
      ['ALREADY_PAID', 'ILLEGAL_TRANSITION'],
      ['RESERVATION_EXPIRED', 'ILLEGAL_TRANSITION'],
    ] as const) {
      const ctx = { ...office, recordManualPayment: async () => ({ ok: false as const, code: said }) };
      await expect(administer(id, { status: 'confirmed' }, ctx)).rejects.toMatchObject({ code });
    }
    await letHoldRunOut(office, id);
    await expect(administer(id, { status: 'confirmed' })).rejects.toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    });
    expect(await actsOn(office, id)).toEqual([]);
  });

  test('whose event is called off meanwhile is told so; one that takes too long is said to be uncertain', async () => {
    const { id, event } = await aHold();
    const calledOff = paymentService(() => closeOffer(office, { ...event, version: 2, status: 'cancelled' }));
    await expect(
      administer(id, { status: 'confirmed' }, { ...office, recordManualPayment: calledOff }),
    ).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });

    const slow = await aHold();
    const never = paymentService(async () => undefined);
    await expect(
      administer(slow.id, { status: 'confirmed' }, { ...office, recordManualPayment: never }),
    ).rejects.toMatchObject({ code: 'PAYMENT_UNCERTAIN' });
    const silent = () => Promise.reject(new AppError('UPSTREAM_UNAVAILABLE'));
    await expect(
      administer(slow.id, { status: 'confirmed' }, { ...office, recordManualPayment: silent }),
    ).rejects.toMatchObject({ code: 'PAYMENT_UNCERTAIN' });
  });
});

test.each<Transition>([
  { status: 'pending' },
  { status: 'pending', paymentStatus: 'pending' },
  { status: 'confirmed', paymentStatus: 'pending' },
  { status: 'confirmed', paymentStatus: 'refunded' },
  { status: 'cancelled', paymentStatus: 'completed' },
  { paymentStatus: 'refunded' },
  { paymentStatus: 'completed' },
])('no other transition is there: %j', async (wish) => {
  const [held, bought] = [await aHold(), await aPurchase()];
  for (const { id } of [held, bought]) {
    const before = await stateOf(office, id);
    await expect(administer(id, wish)).rejects.toMatchObject({ code: 'ILLEGAL_TRANSITION' });
    expect(await stateOf(office, id)).toEqual(before);
  }
  await expect(administer(crypto.randomUUID(), wish)).rejects.toMatchObject({
    code: 'RESERVATION_NOT_FOUND',
  });
});

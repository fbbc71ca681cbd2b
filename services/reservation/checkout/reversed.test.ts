import fc from 'fast-check';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#shared/events/contracts.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import type { ReservationTables } from '../db/schema.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { type BoxOffice, openBoxOffice, putOnSale } from '../testing/box-office.ts';
import { beginPayment, holdSeat, refundOf, stateOf } from '../testing/purchases.ts';
import { confirmPaid } from './confirm-paid.ts';
import { recordRefund } from './record-refund.ts';
import { reopenAfterFailure } from './reopen-after-failure.ts';

let office: BoxOffice;
beforeAll(async () => {
  office = await openBoxOffice();
});
afterAll(() => office.database.close());

/** Somebody whose first payment failed and whose second one succeeded, and what payment says of it. */
async function purchase() {
  const offer = await putOnSale(office, { seats: 1 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  const first = await beginPayment(office, held);
  const paid = await beginPayment(office, held);
  const { paymentId, reservationId, userId } = first;
  const failed: EventData<'payment.failed'> = { paymentId, reservationId, userId, code: 'PAYMENT_DECLINED' };
  const refunded = refundOf(paid, { reason: 'cancelled' });
  const deliveries = {
    failed: deliveryOf((tx) => reopenAfterFailure(tx, failed)),
    paid: deliveryOf((tx) => confirmPaid(tx, paid)),
    refunded: deliveryOf((tx) => recordRefund(tx, refunded)),
  };
  return { ...held, deliveries };
}

/** The same event at each call, as a broker delivers it. */
function deliveryOf(effect: (tx: Transaction<ReservationTables>) => Promise<unknown>) {
  const eventId = crypto.randomUUID();
  return () => handleOnce(office.db, eventId, effect);
}

type Told = keyof Awaited<ReturnType<typeof purchase>>['deliveries'];

/** Each of these at least once, in any order, some of them again. */
const anyOrder = (told: Told[]) =>
  fc
    .array(fc.constantFrom(...told), { maxLength: 3 })
    .chain((again) => fc.shuffledSubarray([...told, ...again], { minLength: told.length + again.length }));

test('31: whatever the order in which a failed and a successful payment are heard of, the reservation is confirmed', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrder(['failed', 'paid']), async (order) => {
      const { id, deliveries } = await purchase();
      for (const told of order) await deliveries[told]();
      expect(await stateOf(office, id)).toMatchObject({ status: 'confirmed', payment_status: 'completed' });
    }),
    { numRuns: 15 },
  );
});

test('31: whatever comes again and in whatever order after it was cancelled, its money is back and its seat stays free', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrder(['failed', 'paid', 'refunded']), async (order) => {
      const { id, user, deliveries } = await purchase();
      await deliveries.paid();
      await cancelReservation(office, { reservationId: id, userId: user.userId });
      for (const told of order) await deliveries[told]();
      expect(await stateOf(office, id)).toMatchObject({
        status: 'cancelled',
        payment_status: 'refunded',
        cancel_reason: 'owner',
      });
    }),
    { numRuns: 15 },
  );
});

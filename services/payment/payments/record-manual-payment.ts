import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError, type ErrorCode } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { PaymentContext } from '../context.ts';
import type { Payment } from '../db/schema.ts';
import { countPaid } from '../metrics.ts';
import { beginPayment, type NewPayment } from './begin-payment.ts';
import { findPaymentThatCounts } from './find-payment.ts';
import { orGiveBack } from './give-checkout-back.ts';
import { succeed } from './settle-payment.ts';

export type ManualPayment = {
  reservationId: string;
  /** Owner of the reservation. */
  userId: string;
  adminId: string;
  adminEmail: string;
};
export type Recorded = { ok: true; paymentId: string } | { ok: false; code: ErrorCode };

/**
 * Records that an administrator took the whole amount by hand: a payment like any other, of which the
 * gateway knows nothing. It is a success at once, and reservation confirms by the event. Asked again
 * for the same reservation, the answer is the first payment.
 */
export async function recordManualPayment(ctx: PaymentContext, order: ManualPayment): Promise<Recorded> {
  const earlier = await findPaymentThatCounts(ctx.db, order.reservationId);
  if (earlier) return answerEarlier(earlier, order);

  const id = uuidv7();
  const { reservationId, userId } = order;
  const request = { reservationId, userId, paymentId: id };
  const checkout = await orGiveBack(ctx, request, () => ctx.openCheckout(request));
  if (!checkout.ok) return answerFirst(ctx, order, checkout.code);
  const { amount, reservation } = checkout;
  const plan: NewPayment = {
    id,
    channel: 'manual',
    gateway: null,
    split: { pointUsed: 0, cardAmount: amount },
    buyer: { email: reservation.userEmail, name: reservation.userName },
    reservation,
  };
  try {
    countPaid(await orGiveBack(ctx, request, () => record(ctx, plan, order)));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'PAYMENT_IN_PROGRESS') throw error;
    return answerFirst(ctx, order, error.code);
  }
  ctx.relay.nudge();
  return { ok: true, paymentId: id };
}

const record = (ctx: PaymentContext, plan: NewPayment, order: ManualPayment): Promise<Payment> =>
  inTransaction(ctx.db, async (tx) => {
    const { id, amount } = await beginPayment(tx, plan);
    const paid = await succeed(tx, id, null, 'admin');
    if (!paid) throw new Error('a payment moved in the transaction that made it');
    const admin = { userId: order.adminId, email: order.adminEmail };
    const details = { reservation_id: order.reservationId, user_id: order.userId, amount };
    await recordAudit(tx, admin, { action: 'payment.recorded_by_hand', subjectId: id, details });
    return paid;
  });

/** Somebody was faster, perhaps this very request's first try. */
async function answerFirst(ctx: PaymentContext, order: ManualPayment, code: ErrorCode): Promise<Recorded> {
  const first = await findPaymentThatCounts(ctx.db, order.reservationId);
  return first ? answerEarlier(first, order) : { ok: false, code };
}

function answerEarlier(earlier: Payment, order: ManualPayment): Recorded {
  if (earlier.user_id !== order.userId) return { ok: false, code: 'RESERVATION_NOT_FOUND' };
  switch (earlier.status) {
    case 'PROCESSING':
    case 'UNCERTAIN':
      return { ok: false, code: 'PAYMENT_IN_PROGRESS' };
    case 'SUCCESS':
      return earlier.channel === 'manual'
        ? { ok: true, paymentId: earlier.id }
        : { ok: false, code: 'ALREADY_PAID' };
    case 'FAILED':
    case 'REFUNDING':
    case 'REFUNDED':
      return { ok: false, code: 'RESERVATION_NOT_PAYABLE' };
    default:
      return earlier.status satisfies never;
  }
}

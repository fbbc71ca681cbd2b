import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { deadline } from '#shared/deadline.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentContext } from '../context.ts';
import type { Payment } from '../db/schema.ts';
import { findPayment } from '../payments/find-payment.ts';
import { carryOutRefund } from './carry-out-refund.ts';
import { beginRefund } from './start-refund.ts';

/** How long the answer waits for the gateway; what takes longer goes on without it. */
const WAIT_MS = 3_000;

/**
 * An administrator gives a payment back, whole and once; reservation cancels what it paid for when
 * it hears that the money is back. Returns the payment as it stands: asked again, it has its refund.
 * Throws 404 `NOT_FOUND`; 409 `PAYMENT_IN_PROGRESS`, `ILLEGAL_TRANSITION` (nothing was ever paid).
 */
export async function refundByAdmin(ctx: PaymentContext, admin: User, id: string): Promise<Payment> {
  const found = await findPayment(ctx.db, id);
  if (!found) throw new AppError('NOT_FOUND');
  const refusal = refusalOf(found);
  if (refusal) throw refusal;
  const refunding = await inTransaction(ctx.db, async (tx) => {
    const begun = await beginRefund(tx, id, 'admin');
    if (begun) {
      const { reservation_id, user_id, amount, point_used, card_amount } = begun;
      const details = { reservation_id, user_id, amount, point_used, card_amount };
      await recordAudit(tx, admin, { action: 'payment.refunded', subjectId: id, details });
    }
    return begun;
  });
  if (refunding) {
    // Resolved it is; a fault from here on only makes it later.
    await deadline(carryOutRefund(ctx, refunding), WAIT_MS).catch((error) =>
      ctx.log.warn({ err: error, paymentId: id }, 'refund not finished yet'),
    );
  }
  // What was resolved is not refused because it cannot be looked at.
  const latest = findPayment(ctx.db, id).catch((error) => {
    if (!refunding) throw error;
    return refunding;
  });
  return (await latest) ?? found;
}

/** Why this payment cannot be given back; undefined when it can be, or has been. */
function refusalOf({ status, confirmed_at }: Payment): AppError | undefined {
  switch (status) {
    case 'PROCESSING':
      return new AppError('PAYMENT_IN_PROGRESS');
    case 'SUCCESS':
      // Reservation might hear of the refund before it hears of the payment, and keep the seat.
      return confirmed_at ? undefined : new AppError('PAYMENT_IN_PROGRESS');
    case 'FAILED':
      return new AppError('ILLEGAL_TRANSITION', { message: '결제되지 않아 환불할 금액이 없습니다.' });
    case 'REFUNDING':
    case 'REFUNDED':
      return undefined;
    default:
      return status satisfies never;
  }
}

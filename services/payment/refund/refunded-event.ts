import type { Transaction } from 'kysely';
import { appendEvent } from '#shared/outbox/append.ts';
import type { Payment, PaymentTables, Refund } from '../db/schema.ts';

/** Says that a payment, or a part of it, went back, and how much of it is still kept. */
export async function appendRefunded(
  tx: Transaction<PaymentTables>,
  payment: Payment,
  refund: Refund,
  left: number,
): Promise<void> {
  const { id: refundId, card_amount, point_amount, done_at, reason, items } = refund;
  if (!done_at) throw new Error(`refund ${refundId} is not done`);
  await appendEvent(tx, 'payment.refunded', payment.reservation_id, {
    refundId,
    paymentId: payment.id,
    reservationId: payment.reservation_id,
    userId: payment.user_id,
    items: items ?? [],
    amount: card_amount + point_amount,
    pointUsed: point_amount,
    cardAmount: card_amount,
    left,
    refundedAt: done_at.toISOString(),
    reason,
    buyer: payment.buyer,
    reservation: payment.reservation,
  });
}

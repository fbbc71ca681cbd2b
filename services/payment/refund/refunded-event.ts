import type { Transaction } from 'kysely';
import { appendEvent } from '#shared/outbox/append.ts';
import type { Payment, PaymentTables } from '../db/schema.ts';

/** Says that a payment went back. */
export async function appendRefunded(tx: Transaction<PaymentTables>, payment: Payment): Promise<void> {
  const { id, user_id, reservation_id, point_used, refunded_at, refund_reason } = payment;
  if (!refunded_at || !refund_reason) throw new Error(`payment ${id} is not refunded`);
  await appendEvent(tx, 'payment.refunded', reservation_id, {
    paymentId: id,
    reservationId: reservation_id,
    userId: user_id,
    amount: payment.amount,
    pointUsed: point_used,
    cardAmount: payment.card_amount,
    refundedAt: refunded_at.toISOString(),
    reason: refund_reason,
    buyer: payment.buyer,
    reservation: payment.reservation,
  });
}

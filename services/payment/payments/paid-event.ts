import type { QueryExecutorProvider } from 'kysely';
import { appendEvent } from '#shared/outbox/append.ts';
import type { Payment } from '../db/schema.ts';

/** Says that a reservation is paid; said again, it is a new event, so that reservation answers once more. */
export async function appendPaid(tx: QueryExecutorProvider, payment: Payment): Promise<void> {
  if (!payment.paid_at) throw new Error(`payment ${payment.id} is not paid`);
  await appendEvent(tx, 'payment.paid', payment.reservation_id, {
    paymentId: payment.id,
    reservationId: payment.reservation_id,
    userId: payment.user_id,
    amount: payment.amount,
    method: payment.payment_method,
    channel: payment.channel,
    pointUsed: payment.point_used,
    cardAmount: payment.card_amount,
    paidAt: payment.paid_at.toISOString(),
    buyer: payment.buyer,
    reservation: payment.reservation,
  });
}

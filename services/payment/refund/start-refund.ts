import type { Transaction } from 'kysely';
import { LEASE_SECONDS, secondsFromNow } from '../db/open-work.ts';
import type { Payment, PaymentTables, RefundReason } from '../db/schema.ts';
import { findPayment } from '../payments/find-payment.ts';
import { movePayment } from '../payments/move-payment.ts';
import { appendRefunded } from './refunded-event.ts';

/**
 * Resolves that a payment goes back; once, however often it is asked. Who asks again has not heard of it,
 * and is told again. The event that asks is only published because the payment succeeded: one that is not
 * known as such yet must come again.
 */
export async function startRefund(
  tx: Transaction<PaymentTables>,
  id: string | undefined,
  reason: RefundReason,
): Promise<Payment | undefined> {
  if (!id) throw new Error('a refund was asked for before its payment is known');
  const refunding = await beginRefund(tx, id, reason);
  if (refunding) return refunding;
  const current = await findPayment(tx, id);
  if (current?.status === 'REFUNDING') return undefined;
  if (current?.status === 'REFUNDED') {
    await appendRefunded(tx, current);
    return undefined;
  }
  throw new Error(`a refund was asked for while its payment is ${current?.status ?? 'unknown'}`);
}

/** Undefined when somebody has resolved it before, or there is nothing to give back. */
export const beginRefund = (
  tx: Transaction<PaymentTables>,
  id: string,
  reason: RefundReason,
): Promise<Payment | undefined> =>
  movePayment(tx, id, 'SUCCESS', 'REFUNDING', {
    refund_reason: reason,
    next_attempt_at: secondsFromNow(LEASE_SECONDS),
  });

import type { Transaction } from 'kysely';
import { uuidv7 } from '#shared/ids.ts';
import type { PaymentTables, Refund, RefundReason } from '../db/schema.ts';
import { findPayment } from '../payments/find-payment.ts';
import type { TransitionCause } from '../payments/status.ts';
import { appendRefunded } from './refunded-event.ts';
import { refundsOf } from './refunds-of.ts';
import { resolveRefund } from './resolve-refund.ts';

/**
 * Resolves that all that is left of a payment goes back; once, however often it is asked. Who asks again has
 * not heard of it, and is told again. The event that asks is only published because the payment succeeded: one
 * that is not known as such yet must come again.
 */
export async function startRefund(
  tx: Transaction<PaymentTables>,
  id: string | undefined,
  reason: RefundReason,
): Promise<Refund | undefined> {
  if (!id) throw new Error('a refund was asked for before its payment is known');
  const begun = await beginRefund(tx, id, reason, 'event');
  if (begun) return begun;
  const current = await findPayment(tx, id);
  if (current?.status === 'REFUNDING') return undefined;
  if (current?.status === 'REFUNDED') {
    for (const refund of await refundsOf(tx, id)) await appendRefunded(tx, current, refund, 0);
    return undefined;
  }
  throw new Error(`a refund was asked for while its payment is ${current?.status ?? 'unknown'}`);
}

/** Undefined when somebody has resolved it before, or there is nothing to give back. */
export async function beginRefund(
  tx: Transaction<PaymentTables>,
  paymentId: string,
  reason: RefundReason,
  cause: TransitionCause,
): Promise<Refund | undefined> {
  const resolved = await resolveRefund(tx, paymentId, { id: uuidv7(), wanted: null, reason, cause });
  return resolved?.refund;
}

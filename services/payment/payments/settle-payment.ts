import type { Kysely, Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import { nextLook, type Verdict } from '../card/verdict.ts';
import { OPEN, secondsFromNow } from '../db/open-work.ts';
import type { Payment, PaymentTables } from '../db/schema.ts';
import { countFailed, countPaid } from '../metrics.ts';
import { movePoints } from '../points/ledger.ts';
import { requirePayment } from './find-payment.ts';
import { movePayment } from './move-payment.ts';
import { appendPaid } from './paid-event.ts';
import type { TransitionCause } from './status.ts';

/**
 * Reservation answers within a second; a paid event it has not answered by now is sent again. Sooner than the broker
 * gives again what a sidecar had in hand when its app went away: that takes more than four minutes (`processingTimeout`).
 */
export const CONFIRMED_WITHIN_SECONDS = 15;

/**
 * Ends a payment that was in progress, once: the buyer's own request and the reconciler may both
 * try. Returns the payment as it stands afterwards, whoever decided it.
 */
export async function settlePayment(
  db: Kysely<PaymentTables>,
  id: string,
  verdict: Verdict,
  cause: TransitionCause = 'request',
): Promise<Payment> {
  const settled = await inTransaction(db, (tx) =>
    verdict.paid ? succeed(tx, id, verdict.gatewayKey, cause) : fail(tx, id, verdict, cause),
  );
  if (settled) {
    (verdict.paid ? countPaid : countFailed)(settled);
    return settled;
  }
  return requirePayment(db, id);
}

/** The money is ours; reservation hears of it by the event committed with it. */
export async function succeed(
  tx: Transaction<PaymentTables>,
  id: string,
  gatewayKey: string | null,
  cause: TransitionCause,
): Promise<Payment | undefined> {
  const paid = await movePayment(
    tx,
    { id },
    { from: OPEN, to: 'SUCCESS', cause },
    {
      gateway_key: gatewayKey,
      paid_at: secondsFromNow(0),
      next_attempt_at: secondsFromNow(CONFIRMED_WITHIN_SECONDS),
    },
  );
  if (paid) await appendPaid(tx, paid);
  return paid;
}

async function fail(
  tx: Transaction<PaymentTables>,
  id: string,
  verdict: { code: string; lookAgain: boolean },
  cause: TransitionCause,
): Promise<Payment | undefined> {
  const failed = await movePayment(
    tx,
    { id },
    { from: OPEN, to: 'FAILED', cause, detail: verdict.code },
    { failure_code: verdict.code, next_attempt_at: nextLook(verdict) },
  );
  if (!failed) return undefined;
  if (failed.point_used > 0) {
    await movePoints(tx, {
      userId: failed.user_id,
      type: 'CANCEL',
      amount: failed.point_used,
      referenceType: 'PAYMENT',
      referenceId: id,
      description: '결제 실패로 포인트 반환',
    });
  }
  await appendEvent(tx, 'payment.failed', failed.reservation_id, {
    paymentId: id,
    reservationId: failed.reservation_id,
    userId: failed.user_id,
    code: verdict.code,
  });
  return failed;
}

import { sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { PaymentContext } from '../context.ts';
import { secondsFromNow } from '../db/open-work.ts';
import type { Payment, PaymentTables, Refund } from '../db/schema.ts';
import { countRefunded } from '../metrics.ts';
import { lockPayment } from '../payments/find-payment.ts';
import { movePayment } from '../payments/move-payment.ts';
import type { TransitionCause } from '../payments/status.ts';
import { movePoints } from '../points/ledger.ts';
import { appendRefunded } from './refunded-event.ts';
import { standingOf } from './standing.ts';
import { tellAgainAt } from './tell-again.ts';

type Doing = Pick<Refund, 'id' | 'payment_id' | 'reason'>;

/**
 * The card's part of a refund is back: the points follow with the state and the event, once. The last one ends
 * its payment.
 */
export async function finishRefund(
  ctx: Pick<PaymentContext, 'db' | 'relay'>,
  doing: Doing,
  cause: TransitionCause,
): Promise<void> {
  const ended = await inTransaction(ctx.db, async (tx) => {
    // Two that end together must not each take the other for unfinished.
    const payment = await lockPayment(tx, doing.payment_id);
    const refund = await markDone(tx, doing);
    if (!payment || !refund) return undefined;
    await givePointsBack(tx, payment, refund);
    const { waiting, left } = await standingOf(tx, payment);
    await appendRefunded(tx, payment, refund, left);
    return waiting > 0 || payment.status !== 'REFUNDING' ? undefined : endPayment(tx, payment, cause);
  });
  if (ended) countRefunded(ended);
  ctx.relay.nudge();
}

const markDone = (tx: Transaction<PaymentTables>, { id, reason }: Doing): Promise<Refund | undefined> =>
  tx
    .updateTable('refunds')
    .set({
      status: 'DONE',
      done_at: secondsFromNow(0),
      next_attempt_at: null,
      told: 1,
      tell_again_at: tellAgainAt({ reason, told: 1 }),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .where('status', '=', 'PENDING')
    .returningAll()
    .executeTakeFirst();

async function givePointsBack(
  tx: Transaction<PaymentTables>,
  { id, user_id, reservation }: Payment,
  refund: Refund,
): Promise<void> {
  if (refund.point_amount === 0) return;
  await movePoints(tx, {
    userId: user_id,
    type: 'REFUND',
    amount: refund.point_amount,
    referenceType: 'PAYMENT',
    referenceId: id,
    causeId: refund.id,
    description: `${reservation.eventTitle} 환불`.slice(0, 255),
  });
}

const endPayment = (
  tx: Transaction<PaymentTables>,
  payment: Payment,
  cause: TransitionCause,
): Promise<Payment | undefined> =>
  movePayment(
    tx,
    payment,
    { from: 'REFUNDING', to: 'REFUNDED', cause },
    { refunded_at: secondsFromNow(0), next_attempt_at: null },
  );

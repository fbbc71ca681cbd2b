import { type Kysely, sql } from 'kysely';
import type { PaymentContext } from '../context.ts';
import { growingPause, secondsFromNow } from '../db/open-work.ts';
import type { PaymentTables, Refund } from '../db/schema.ts';
import { countTrouble } from '../metrics.ts';
import { requirePayment } from '../payments/find-payment.ts';
import type { TransitionCause } from '../payments/status.ts';
import { finishRefund } from './finish-refund.ts';
import { type CardReturn, returnCardPart } from './return-card-part.ts';

/**
 * Gives a refund back the way it was paid: the card's part at the gateway, then the points with the state and
 * the event. What the gateway does not take is tried again, less and less often, and never given up.
 */
export async function carryOutRefund(
  ctx: PaymentContext,
  refund: Refund,
  cause: TransitionCause,
): Promise<void> {
  const payment = await requirePayment(ctx.db, refund.payment_id);
  const answer = await returnCardPart(ctx, payment, refund);
  if (answer.outcome === 'cancelled') return finishRefund(ctx, refund, cause);
  // The reconciler takes it up when the one before it is done.
  if (answer.outcome === 'waits') return;
  ctx.log.error(
    { paymentId: payment.id, refundId: refund.id, ...answer },
    'the gateway has not taken a refund yet',
  );
  countTrouble({ kind: 'refund_waits' });
  await noteAnswer(ctx.db, refund, answer);
}

async function noteAnswer(
  db: Kysely<PaymentTables>,
  { id, attempts }: Refund,
  answer: Exclude<CardReturn, { outcome: 'cancelled' | 'waits' }>,
): Promise<void> {
  const refused = answer.outcome === 'refused';
  await db
    .updateTable('refunds')
    .set((eb) => ({
      last_answer: refused ? answer.code : answer.outcome,
      refusals: eb('refusals', '+', refused ? 1 : 0),
      next_attempt_at: secondsFromNow(growingPause(attempts, 'refund')),
      version: sql`version + 1`,
    }))
    .where('id', '=', id)
    .where('status', '=', 'PENDING')
    .execute();
}

import { type Kysely, sql, type Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import type { PaymentContext } from '../context.ts';
import { growingPause, inHand, putBack, secondsFromNow } from '../db/open-work.ts';
import type { Payment, PaymentTables, RefundReason } from '../db/schema.ts';
import type { Cancellation } from '../gateway/gateway.ts';
import { countRefunded, countTrouble } from '../metrics.ts';
import { movePayment } from '../payments/move-payment.ts';
import { movePoints } from '../points/ledger.ts';
import { appendRefunded } from './refunded-event.ts';

const REASONS: Record<RefundReason, string> = {
  cancelled: '예매 취소',
  event_cancelled: '공연 취소',
  rejected: '예매를 확정할 수 없음',
  admin: '관리자 환불',
};

/** Gives a payment back the way it came: the card's part to the card, then the points. */
export async function carryOutRefund(ctx: PaymentContext, payment: Payment): Promise<void> {
  const cancellation = await cancelCardPart(ctx, payment);
  if (cancellation.outcome === 'cancelled') return finishRefund(ctx, payment);
  ctx.log.error({ paymentId: payment.id, ...cancellation }, 'the gateway has not taken a refund yet');
  countTrouble({ kind: 'refund_waits' });
  if (cancellation.outcome === 'refused') await countRefusal(ctx.db, payment.id);
  await putBack(ctx.db, { table: 'payments', id: payment.id }, growingPause(payment.attempts));
}

async function cancelCardPart(ctx: PaymentContext, payment: Payment): Promise<Cancellation> {
  const { id, channel, card_amount, gateway_key, gateway_refusals, refund_reason } = payment;
  // What was taken by hand goes back by hand.
  if (card_amount === 0 || channel === 'manual') return { outcome: 'cancelled' };
  if (!gateway_key || !refund_reason) throw new Error(`payment ${id} is no card payment that goes back`);
  // The gateway repeats a refusal for as long as the key is the same; the amount keeps it from paying twice.
  const idempotencyKey = gateway_refusals === 0 ? `refund-${id}` : `refund-${id}-${gateway_refusals}`;
  return inHand(ctx.db, { table: 'payments', id }, () =>
    ctx.gateways.of(payment).cancel({
      orderId: id,
      gatewayKey: gateway_key,
      amount: card_amount,
      refundable: card_amount,
      reason: REASONS[refund_reason],
      idempotencyKey,
    }),
  );
}

/** The card's part is back: the points follow with the state and the event, once. */
export async function finishRefund(
  ctx: Pick<PaymentContext, 'db' | 'relay'>,
  { id }: Pick<Payment, 'id'>,
): Promise<void> {
  const refunded = await inTransaction(ctx.db, async (tx) => {
    const moved = await movePayment(tx, id, 'REFUNDING', 'REFUNDED', {
      refunded_at: secondsFromNow(0),
      next_attempt_at: null,
    });
    if (!moved) return undefined;
    await givePointsBack(tx, moved);
    await appendRefunded(tx, moved);
    return moved;
  });
  if (!refunded) return;
  countRefunded(refunded);
  ctx.relay.nudge();
}

async function givePointsBack(tx: Transaction<PaymentTables>, payment: Payment): Promise<void> {
  const { id, user_id, point_used } = payment;
  if (point_used === 0) return;
  await movePoints(tx, {
    userId: user_id,
    type: 'REFUND',
    amount: point_used,
    referenceType: 'PAYMENT',
    referenceId: id,
    description: `${payment.reservation.eventTitle} 환불`.slice(0, 255),
  });
}

const countRefusal = (db: Kysely<PaymentTables>, id: string) =>
  sql`update payments set gateway_refusals = gateway_refusals + 1 where id = ${id}`.execute(db);

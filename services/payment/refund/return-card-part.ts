import type { Kysely } from 'kysely';
import type { PaymentContext } from '../context.ts';
import { inHand } from '../db/open-work.ts';
import type { Payment, PaymentTables, Refund, RefundReason } from '../db/schema.ts';
import type { Cancellation } from '../gateway/gateway.ts';
import { countTrouble } from '../metrics.ts';

const REASONS: Record<RefundReason, string> = {
  cancelled: '예매 취소',
  event_cancelled: '공연 취소',
  rejected: '예매를 확정할 수 없음',
  admin: '관리자 환불',
};

export type CardReturn =
  | Cancellation
  /** An earlier refund of this payment is at the gateway. */
  | { outcome: 'waits' }
  /** The gateway does not know this order as one that we were paid for. */
  | { outcome: 'absent' | 'declined' | 'differs' };

/**
 * Gives the card's part of a refund back, once. Refunds of one payment go to the gateway one after the other,
 * so that what it should still keep is known; and after a try whose answer nobody heard, the gateway is asked
 * what went back before it is asked for more.
 */
export async function returnCardPart(
  ctx: PaymentContext,
  payment: Payment,
  refund: Refund,
): Promise<CardReturn> {
  // What was taken by hand goes back by hand.
  if (refund.card_amount === 0 || payment.channel === 'manual') return { outcome: 'cancelled' };
  const before = await cardBefore(ctx.db, refund);
  if (before.waiting > 0) return { outcome: 'waits' };
  return inHand(ctx.db, { table: 'refunds', id: refund.id }, async () => {
    if (refund.attempts <= 1)
      return giveBack(ctx, payment, refund, { returned: before.done, missing: refund.card_amount });
    const returned = await askReturned(ctx, payment);
    if (typeof returned !== 'number') return returned;
    // Somebody may have given a part back at the gateway's own page: only what is missing follows.
    const missing = Math.min(before.done + refund.card_amount - returned, refund.card_amount);
    if (missing <= 0) return { outcome: 'cancelled' };
    return giveBack(ctx, payment, refund, { returned, missing });
  });
}

/** The card's parts of the refunds resolved before this one: how much is back, and how many are not. */
async function cardBefore(db: Kysely<PaymentTables>, { payment_id, sequence }: Refund) {
  return db
    .selectFrom('refunds')
    .select(({ fn, val }) => [
      fn.coalesce(fn.sum<number>('card_amount').filterWhere('status', '=', 'DONE'), val(0)).as('done'),
      fn.countAll<number>().filterWhere('status', '=', 'PENDING').as('waiting'),
    ])
    .where('payment_id', '=', payment_id)
    .where('sequence', '<', sequence)
    .where('card_amount', '>', 0)
    .executeTakeFirstOrThrow();
}

/** What the gateway says went back of the payment so far. */
async function askReturned(ctx: PaymentContext, payment: Payment): Promise<number | CardReturn> {
  const { id: orderId, card_amount: amount } = payment;
  const state = await ctx.gateways.of(payment).findByOrderId({ orderId, amount });
  switch (state.outcome) {
    case 'approved':
      return state.returned;
    case 'cancelled':
      return amount;
    case 'unknown':
      return state;
    case 'absent':
    case 'declined':
    case 'differs':
      countTrouble({ kind: 'order_differs' });
      return { outcome: state.outcome };
    default:
      return state satisfies never;
  }
}

function giveBack(
  ctx: PaymentContext,
  payment: Payment,
  { id, refusals, reason }: Refund,
  { returned, missing }: { returned: number; missing: number },
): Promise<Cancellation> {
  if (!payment.gateway_key) throw new Error(`payment ${payment.id} is no card payment that goes back`);
  return ctx.gateways.of(payment).cancel({
    orderId: payment.id,
    gatewayKey: payment.gateway_key,
    amount: missing,
    refundable: payment.card_amount - returned,
    reason: REASONS[reason],
    // The gateway repeats a refusal for as long as the key is the same; the amount keeps it from paying twice.
    idempotencyKey: refusals === 0 ? `refund-${id}` : `refund-${id}-${refusals}`,
  });
}

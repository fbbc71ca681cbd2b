import type { PaymentContext } from '../context.ts';
import { finish, growingPause, inHand, putBack, type Work } from '../db/open-work.ts';
import type { Cancellation } from '../gateway/gateway.ts';
import { countTrouble } from '../metrics.ts';

type FailedOrder = Work & { amount: number; attempts: number };

/** Looks once more at an order given up because the gateway knew nothing of it: a charge that came after all goes back. */
export async function returnStrayCharge(ctx: PaymentContext, order: FailedOrder): Promise<void> {
  const { outcome } = await inHand(ctx.db, order, () => findAndCancel(ctx, order));
  if (outcome === 'cancelled') return finish(ctx.db, order);
  await putBack(ctx.db, order, growingPause(order.attempts));
}

async function findAndCancel(ctx: PaymentContext, { id, amount }: FailedOrder): Promise<Cancellation> {
  const state = await ctx.gateway.findByOrderId({ orderId: id, amount });
  if (state.outcome === 'unknown' || state.outcome === 'cancelled') return state;
  if (state.outcome === 'absent' || state.outcome === 'declined') return { outcome: 'cancelled' };
  if (state.outcome === 'differs') {
    countTrouble({ kind: 'order_differs' });
    return { outcome: 'unknown' };
  }
  ctx.log.error({ orderId: id }, 'charged after the payment was given up: the money goes back');
  countTrouble({ kind: 'stray_charge' });
  return ctx.gateway.cancel({
    gatewayKey: state.gatewayKey,
    amount,
    reason: '결제 시간 초과',
    idempotencyKey: `stray-${id}`,
  });
}

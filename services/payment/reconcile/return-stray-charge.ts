import type { PaymentContext } from '../context.ts';
import { finish, growingPause, inHand, putBack, type Work } from '../db/open-work.ts';
import type { Cancellation, GatewayName } from '../gateway/gateway.ts';
import { countTrouble } from '../metrics.ts';

type FailedOrder = Work & { gateway: GatewayName | null; amount: number; attempts: number };

/** Looks once more at an order given up because the gateway knew nothing of it: a charge that came after all goes back. */
export async function returnStrayCharge(ctx: PaymentContext, order: FailedOrder): Promise<void> {
  const { outcome } = await inHand(ctx.db, order, () => findAndCancel(ctx, order));
  if (outcome === 'cancelled') return finish(ctx.db, order);
  await putBack(ctx.db, order, ['FAILED'], growingPause(order.attempts));
}

async function findAndCancel(ctx: PaymentContext, order: FailedOrder): Promise<Cancellation> {
  const { id, amount, attempts } = order;
  const gateway = ctx.gateways.of(order);
  const state = await gateway.findByOrderId({ orderId: id, amount });
  if (state.outcome === 'unknown' || state.outcome === 'cancelled') return state;
  if (state.outcome === 'absent' || state.outcome === 'declined') return { outcome: 'cancelled' };
  if (state.outcome === 'differs') {
    countTrouble({ kind: 'order_differs' });
    return { outcome: 'unknown' };
  }
  ctx.log.error({ orderId: id }, 'charged after the payment was given up: the money goes back');
  countTrouble({ kind: 'stray_charge' });
  const left = amount - state.returned;
  return gateway.cancel({
    orderId: id,
    gatewayKey: state.gatewayKey,
    amount: left,
    refundable: left,
    reason: '결제 시간 초과',
    // A gateway repeats a refusal as long as the key is the same. What went back is known, so a new one asks for no more.
    idempotencyKey: `stray-${id}-${attempts}`,
  });
}

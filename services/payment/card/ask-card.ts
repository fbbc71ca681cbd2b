import { AppError } from '#shared/http/errors.ts';
import type { PaymentContext } from '../context.ts';
import { inHand, takeUpNow, type Work } from '../db/open-work.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import { leaveInDoubt } from '../payments/leave-in-doubt.ts';
import { uncertain } from './or-uncertain.ts';
import { UNAVAILABLE, type Verdict, verdictOf } from './verdict.ts';

type Order = Work & { gateway: GatewayName | null; amount: number; token: string };
type Settled = { status: string };

/**
 * Has the gateway take money from the card and settles the order by its answer. Throws when
 * nothing was taken, and `PAYMENT_UNCERTAIN` when nobody can say, or the money goes back.
 */
export async function askCard<Row extends Settled>(
  ctx: PaymentContext,
  order: Order,
  settle: (verdict: Verdict) => Promise<Row>,
): Promise<Row> {
  const { id: orderId, amount, token } = order;
  const gateway = ctx.gateways.of(order);
  const answer = await inHand(ctx.db, order, () => gateway.confirm({ orderId, amount, token }));
  const verdict = verdictOf(answer, order);
  if (!verdict) {
    await leaveInDoubt(ctx.db, order, 0, { cause: 'request', detail: answer.outcome });
    throw uncertain(orderId);
  }
  const settled = await settle(verdict);
  ctx.relay.nudge();
  if (settled.status === 'FAILED') await refuse(ctx, order, verdict);
  return settled;
}

/**
 * By this request's own answer: what the reconciler made of the order while nobody heard it is no word of the
 * gateway's.
 */
async function refuse(ctx: PaymentContext, order: Order, verdict: Verdict): Promise<never> {
  if (verdict.paid) {
    // This process was believed dead and the order given up: the reconciler returns the charge.
    await takeUpNow(ctx.db, order);
    throw uncertain(order.id);
  }
  throw new AppError(verdict.code === UNAVAILABLE ? 'PAYMENT_UNAVAILABLE' : 'PAYMENT_DECLINED');
}

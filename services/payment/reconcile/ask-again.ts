import { type Verdict, verdictOf } from '../card/verdict.ts';
import type { PaymentContext } from '../context.ts';
import { growingPause, inHand, OPEN, putBack, type Work } from '../db/open-work.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import { countTrouble } from '../metrics.ts';
import { leaveInDoubt } from '../payments/leave-in-doubt.ts';
import type { TransitionCause } from '../payments/status.ts';

/** A request younger than this may still be on its way to a gateway that says it knows nothing. */
const ON_ITS_WAY_SECONDS = 5;

type OpenOrder = Work & {
  gateway: GatewayName | null;
  amount: number;
  attempts: number;
  ageSeconds: number;
  /** Who asks. */
  cause: TransitionCause;
};

/** Asks the gateway by order id what became of a payment whose answer nobody heard, and settles it. */
export async function askAgain(
  ctx: PaymentContext,
  order: OpenOrder,
  settle: (verdict: Verdict) => Promise<unknown>,
): Promise<void> {
  const { id: orderId, amount } = order;
  const gateway = ctx.gateways.of(order);
  const state = await inHand(ctx.db, order, () => gateway.findByOrderId({ orderId, amount }));
  if (state.outcome === 'differs') {
    ctx.log.error({ orderId }, 'the gateway has this order with another amount or currency');
    countTrouble({ kind: 'order_differs' });
  }
  // Nothing of an order that was never settled can have gone back by us.
  if (state.outcome === 'approved' && state.returned > 0) {
    ctx.log.error({ orderId, returned: state.returned }, 'a part was given back at the gateway');
    countTrouble({ kind: 'part_returned_at_gateway' });
  }
  const isTooEarly = state.outcome === 'absent' && order.ageSeconds < ON_ITS_WAY_SECONDS;
  const pause = growingPause(order.attempts);
  if (isTooEarly) return putBack(ctx.db, order, OPEN, ON_ITS_WAY_SECONDS - order.ageSeconds);
  const verdict = verdictOf(state, order);
  if (!verdict) {
    return leaveInDoubt(ctx.db, order, pause, { cause: order.cause, detail: state.outcome });
  }
  await settle(verdict);
  ctx.log.info({ orderId, outcome: state.outcome }, 'payment settled by asking the gateway');
  ctx.relay.nudge();
}

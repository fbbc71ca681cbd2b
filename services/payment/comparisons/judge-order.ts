import type { OrderState } from '../gateway/gateway.ts';
import type { Difference, Side } from './difference.ts';
import type { OurOrder } from './our-order.ts';

/** Holds an order as it stands here against what the gateway says of it; undefined when they agree. */
export function judgeOrder(ours: OurOrder, state: OrderState): Difference | undefined {
  const gateways = sideOf(state, ours.amount);
  const kind = kindOf(ours, state, gateways);
  if (!kind || ours.isUnderWay) return undefined;
  const { id, status, isPaid, returned } = ours;
  return { kind, orderId: id, ours: { status, amount: isPaid ? ours.amount : 0, returned }, gateways };
}

function kindOf(ours: OurOrder, state: OrderState, gateways: Side): Difference['kind'] | undefined {
  switch (state.outcome) {
    case 'approved':
      if (!ours.isPaid) return 'status';
      return gateways.returned === ours.returned ? undefined : 'returned';
    case 'cancelled':
      // What was never settled here and has gone back there is where it belongs.
      return !ours.isPaid || ours.returned === ours.amount ? undefined : 'status';
    case 'declined':
      return ours.isPaid ? 'status' : undefined;
    case 'absent':
      return ours.isPaid ? 'unknown_to_gateway' : undefined;
    case 'differs':
      return 'amount';
    case 'unknown':
      return 'status';
    default:
      return state satisfies never;
  }
}

function sideOf(state: OrderState, amount: number): Side {
  switch (state.outcome) {
    case 'approved':
      return { status: state.outcome, amount, returned: state.returned };
    case 'cancelled':
      return { status: state.outcome, amount, returned: amount };
    case 'declined':
    case 'absent':
      return { status: state.outcome, amount: 0, returned: 0 };
    case 'differs':
    case 'unknown':
      return { status: state.outcome, amount: null, returned: null };
    default:
      return state satisfies never;
  }
}

import type { OrderState } from '../gateway/gateway.ts';
import type { Difference, Side } from './difference.ts';
import type { OurOrder } from './our-order.ts';

/** What a gateway says of an order; one that says nothing cannot differ. */
type Said = Exclude<OrderState, { outcome: 'unknown' }>;

/** Holds an order as it stands here against what the gateway says of it; undefined when they agree. */
export function judgeOrder(ours: OurOrder, state: Said): Difference | undefined {
  const gateways = sideOf(state, ours.amount);
  const kind = kindOf(ours, state, gateways);
  if (!kind) return undefined;
  const { id, status, isPaid, returned } = ours;
  return { kind, orderId: id, ours: { status, amount: isPaid ? ours.amount : 0, returned }, gateways };
}

function kindOf(ours: OurOrder, state: Said, gateways: Side): Difference['kind'] | undefined {
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
    default:
      return state satisfies never;
  }
}

function sideOf(state: Said, amount: number): Side {
  switch (state.outcome) {
    case 'approved':
      return { status: state.outcome, amount, returned: state.returned };
    case 'cancelled':
      return { status: state.outcome, amount, returned: amount };
    case 'declined':
    case 'absent':
      return { status: state.outcome, amount: 0, returned: 0 };
    case 'differs':
      return { status: state.outcome, amount: null, returned: null };
    default:
      return state satisfies never;
  }
}

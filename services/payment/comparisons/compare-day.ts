import type { Kysely } from 'kysely';
import type { PaymentTables } from '../db/schema.ts';
import type { Gateway, Movement } from '../gateway/gateway.ts';
import type { Difference } from './difference.ts';
import { judgeOrder } from './judge-order.ts';
import { ourMovements } from './our-movements.ts';
import { ourOrder } from './our-order.ts';

export type Compared = { compared: number; differences: Difference[] } | 'unreadable' | 'too many';

/** So many orders are asked about one by one; where more disagree it is the list that is at fault. */
const MOST_ASKED = 1_000;

/**
 * Compares what moved on one day at a gateway with what moved here. Where the day alone does not agree, the
 * gateway is asked for the order as it stands: around midnight the two may have booked it on different days.
 */
export async function compareDay(
  db: Kysely<PaymentTables>,
  gateway: Pick<Gateway, 'name' | 'listDay' | 'findByOrderId'>,
  day: string,
): Promise<Compared> {
  const list = await gateway.listDay(day);
  if (list.outcome === 'unknown') return 'unreadable';
  const [theirs, ours] = [byOrder(list.movements), byOrder(await ourMovements(db, gateway.name, day))];
  const orders = [...new Set([...theirs.keys(), ...ours.keys()])];
  const disagreeing = orders.filter((orderId) => {
    const [here, there] = [ours.get(orderId) ?? NOTHING, theirs.get(orderId) ?? NOTHING];
    return here.charged !== there.charged || here.returned !== there.returned;
  });
  if (disagreeing.length > MOST_ASKED) return 'too many';
  const differences: Difference[] = [];
  for (const orderId of disagreeing) {
    const difference = await lookAt(db, gateway, orderId, theirs.get(orderId) ?? NOTHING);
    if (difference === 'unreadable') return difference;
    if (difference) differences.push(difference);
  }
  return { compared: orders.length, differences };
}

async function lookAt(
  db: Kysely<PaymentTables>,
  gateway: Pick<Gateway, 'name' | 'findByOrderId'>,
  orderId: string,
  there: Moved,
): Promise<Difference | 'unreadable' | undefined> {
  const ours = await ourOrder(db, gateway.name, orderId);
  if (ours?.isUnderWay) return undefined;
  if (ours) {
    const state = await gateway.findByOrderId({ orderId, amount: ours.amount });
    if (state.outcome === 'unknown') return 'unreadable';
    const found = judgeOrder(ours, state);
    if (found?.kind !== 'amount') return found;
    return { ...found, gateways: { ...found.gateways, amount: there.charged, returned: there.returned } };
  }
  return {
    kind: 'unknown_to_us',
    orderId,
    ours: { status: 'unknown', amount: null, returned: null },
    gateways: { status: 'moved', amount: there.charged, returned: there.returned },
  };
}

type Moved = { charged: number; returned: number };
const NOTHING: Moved = { charged: 0, returned: 0 };

function byOrder(movements: Movement[]): Map<string, Moved> {
  const orders = new Map<string, Moved>();
  for (const { orderId, kind, amount } of movements) {
    const { charged, returned } = orders.get(orderId) ?? NOTHING;
    orders.set(
      orderId,
      kind === 'charge' ? { charged: charged + amount, returned } : { charged, returned: returned + amount },
    );
  }
  return orders;
}

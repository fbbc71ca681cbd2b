import { z } from 'zod';
import type { Books } from '../books.ts';
import { PAYMENTS } from '../payments.ts';

const Order = z.object({ id: z.string(), what: z.string(), status: z.string(), keeps: z.number() });

/** Every order that asked for a card, with what we say is kept of it, but for those under way. */
const ORDERS = `
  with payments as (${PAYMENTS})
  select id, 'payment' as what, status, card_taken - card_returned as keeps
  from payments where card_taken > 0 and channel <> 'manual' and status not in ('PROCESSING', 'UNCERTAIN', 'REFUNDING')
  union all
  select id, 'charge', status, case status when 'SUCCESS' then amount else 0 end
  from point_charges where status <> 'PROCESSING'`;

const UNDER_WAY = `
  select id from payments where status in ('PROCESSING', 'UNCERTAIN', 'REFUNDING')
  union all select id from point_charges where status = 'PROCESSING'`;

/** What the gateway keeps of each order is what our books say: nothing of what failed or went back, and of no stranger. */
export async function cards(books: Books): Promise<string[]> {
  const orders = await books.rows('payment', Order, ORDERS);
  const open = await books.rows('payment', z.object({ id: z.string() }), UNDER_WAY);
  const kept = new Map((await books.gateway()).map((theirs) => [theirs.orderId, keptOf(theirs)]));
  const known = new Set([...orders, ...open].map(({ id }) => id));
  return [
    ...orders
      .filter(({ id, keeps }) => (kept.get(id) ?? 0) !== keeps)
      .map(
        ({ id, what, status, keeps }) =>
          `${what} ${id} (${status}): we say that ${keeps} is kept, the gateway ${kept.get(id) ?? 0}`,
      ),
    ...[...kept]
      .filter(([id, amount]) => amount > 0 && !known.has(id))
      .map(([id, amount]) => `the gateway keeps ${amount} for order ${id}, which we do not know`),
  ];
}

const TAKEN = ['DONE', 'PARTIAL_CANCELED', 'CANCELED'];

/** What was taken from the card, and what of it is still with the shop. */
export const takenOf = (payment: { status: string; totalAmount: number }): number =>
  TAKEN.includes(payment.status) ? payment.totalAmount : 0;
export const keptOf = (payment: { status: string; balanceAmount: number }): number =>
  TAKEN.includes(payment.status) ? payment.balanceAmount : 0;

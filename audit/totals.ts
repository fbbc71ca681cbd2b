import { z } from 'zod';
import type { Books } from './books.ts';
import { keptOf, takenOf } from './checks/cards.ts';
import { PAYMENTS } from './payments.ts';

const Money = z.object({
  cards_for_tickets: z.number(),
  by_hand: z.number(),
  points_for_tickets: z.number(),
  cards_for_points: z.number(),
  points_charged: z.number(),
  points_used: z.number(),
  points_returned: z.number(),
  points_adjusted: z.number(),
  points_held: z.number(),
});
const Worth = z.object({ sold: z.number() });

/** All won of the shop by where they are, in KRW. What is under way is in it as our books have it now. */
export async function totalsOf(books: Books) {
  const [money] = await books.rows('payment', Money, MONEY);
  const [worth] = await books.rows(
    'reservation',
    Worth,
    `select coalesce(sum(total_amount), 0) as sold from reservations where status = 'confirmed'`,
  );
  if (!money || !worth) throw new Error('a sum over all rows gives a row');
  const orders = await books.gateway();
  const sum = (of: (order: (typeof orders)[number]) => number) =>
    orders.reduce((total, order) => total + of(order), 0);
  const taken = sum(takenOf);
  const kept = sum(keptOf);
  return { ...money, ...worth, taken_by_cards: taken, returned_to_cards: taken - kept, kept_of_cards: kept };
}
export type Totals = Awaited<ReturnType<typeof totalsOf>>;

const MONEY = `
  with payments as (${PAYMENTS}),
  kept as (
    select coalesce(sum(card_taken - card_returned) filter (where channel <> 'manual'), 0) as cards_for_tickets,
           coalesce(sum(card_taken - card_returned) filter (where channel = 'manual'), 0) as by_hand,
           coalesce(sum(points_used - points_returned), 0) as points_for_tickets
    from payments where status <> 'FAILED'),
  charges as (
    select coalesce(sum(amount), 0) as cards_for_points from point_charges where status = 'SUCCESS'),
  moved as (
    select coalesce(sum(amount) filter (where type = 'CHARGE' and reference_type <> 'MANUAL'), 0) as points_charged,
           -coalesce(sum(amount) filter (where type = 'USE' and reference_type <> 'MANUAL'), 0) as points_used,
           coalesce(sum(amount) filter (where type in ('CANCEL', 'REFUND')), 0) as points_returned,
           coalesce(sum(amount) filter (where reference_type = 'MANUAL'), 0) as points_adjusted
    from point_histories),
  held as (select coalesce(sum(balance), 0) as points_held from points)
  select * from kept, charges, moved, held`;

/** Where a won is, it came from somewhere: what the sums of settled books say of each other. */
export function unaccounted(totals: Totals): string[] {
  const equal: [string, number, string, number][] = [
    [
      'what the gateway keeps',
      totals.kept_of_cards,
      'what cards paid for tickets and for points',
      totals.cards_for_tickets + totals.cards_for_points,
    ],
    [
      'the worth of the tickets sold',
      totals.sold,
      'what was paid for them',
      totals.cards_for_tickets + totals.points_for_tickets + totals.by_hand,
    ],
    [
      'the points people hold',
      totals.points_held,
      'what they charged, were given and had back, less what they used',
      totals.points_charged + totals.points_adjusted + totals.points_returned - totals.points_used,
    ],
    ['the points charged', totals.points_charged, 'what cards paid for points', totals.cards_for_points],
    [
      'the points in tickets',
      totals.points_for_tickets,
      'the points used and not given back',
      totals.points_used - totals.points_returned,
    ],
  ];
  return equal
    .filter(([, one, , other]) => one !== other)
    .map(([what, one, which, other]) => `${what} is ${one}, ${which}: ${other}; ${one - other} unaccounted`);
}

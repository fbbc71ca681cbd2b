import type { operations } from '../api/types/payment.ts';

type Body<Name extends 'postPayments' | 'postPaymentsProcess'> = NonNullable<
  operations[Name]['requestBody']
>['content']['application/json'];

/** A payment as it is asked for: all by one of the shop's methods, or split between card and points. */
export type Order =
  | { by: 'method'; body: Body<'postPaymentsProcess'> }
  | { by: 'split'; body: Body<'postPayments'> };

/** How a buyer wants to pay; `points` counts for `mixed` alone, `token` where a card has a part in it. */
export type Choice = {
  way: 'card' | 'point' | 'mixed' | { method: string };
  points: number;
  token: string;
};

type Due = { id: string; total_amount: number };

/** How much of a total points pay and how much the card, by what was chosen; of a method all is by card. */
export function splitOf({ way, points }: Choice, total: number): { points: number; card: number } {
  const part = way === 'point' ? total : way === 'mixed' ? Math.min(points, total) : 0;
  return { points: part, card: total - part };
}

export const needsCard = (choice: Choice, total: number): boolean =>
  typeof choice.way === 'string' && splitOf(choice, total).card > 0;

/** The request for what was chosen. The amounts are those the buyer saw: the services refuse any other. */
export function orderOf(choice: Choice, { id, total_amount: total }: Due): Order {
  const { way, token } = choice;
  if (typeof way !== 'string')
    return { by: 'method', body: { reservation_id: id, payment_method: way.method } };
  const split = splitOf(choice, total);
  const body = { reservation_id: id, total_price: total, point_used: split.points, card_amount: split.card };
  return { by: 'split', body: split.card > 0 ? { ...body, pg_token: token } : body };
}

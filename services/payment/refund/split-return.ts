import type { Payment } from '../db/schema.ts';
import type { Split } from '../payments/split.ts';

type Paid = Pick<Payment, 'amount' | 'card_amount' | 'returned_card' | 'returned_points'>;

/** KRW of a payment that are not resolved to go back. */
export const leftOf = ({ amount, returned_card, returned_points }: Paid): number =>
  amount - returned_card - returned_points;

/**
 * Which way a part goes back: to the card as far as the card paid, then as points. Money is worth more to a
 * buyer than points are, and nothing has to be rounded.
 */
export function splitReturn(amount: number, { card_amount, returned_card }: Paid): Split {
  const cardAmount = Math.min(amount, card_amount - returned_card);
  return { cardAmount, pointUsed: amount - cardAmount };
}

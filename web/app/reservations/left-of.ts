import type { Payment } from '../checkout/checkout-query.ts';

type Paid = Pick<Payment, 'point_used' | 'card_amount'> & {
  refunds: readonly { card_amount: number; point_amount: number }[];
};

/** What has not gone back of a payment, nor is on its way: by card and in points. */
export function leftOf({ card_amount, point_used, refunds }: Paid): { card: number; points: number } {
  const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
  return {
    card: card_amount - sum(refunds.map((refund) => refund.card_amount)),
    points: point_used - sum(refunds.map((refund) => refund.point_amount)),
  };
}

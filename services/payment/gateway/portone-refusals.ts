import { z } from 'zod';

/** https://developers.portone.io/api/rest-v2/payment: an error is told by its `type`. */
const PortOneRefusal = z.object({
  type: z.string().min(1).max(100),
  /** What the payment company behind PortOne said; its form is that company's own. */
  pgCode: z.string().max(100).optional().catch(undefined),
});

/** The payment company's own code where it refused, else PortOne's. */
export function portOneCodeIn(body: unknown): string | undefined {
  const { data } = PortOneRefusal.safeParse(body);
  return data?.pgCode || data?.type;
}

export const portOneTypeIn = (body: unknown): string | undefined => PortOneRefusal.safeParse(body).data?.type;

/** The payment company refused or failed; PortOne answers 502 and passes on what it said. */
export const PASSED_ON = 'PG_PROVIDER';

/** Refusals of a confirm that say for certain that this order was not charged. */
export const DECLINES = new Set([
  'INFORMATION_MISMATCH',
  'INVALID_PAYMENT_TOKEN',
  'INVALID_REQUEST',
  'PAYMENT_NOT_FOUND',
]);

/** Our secret is at fault, or we ask too often: nobody looked at the card. */
export const TURNED_AWAY = new Set(['UNAUTHORIZED', 'FORBIDDEN']);

/** Refusals of a refund that another try does not change. */
export const REFUND_REFUSALS = new Set([
  'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN',
  'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT',
  'CANCEL_TAX_AMOUNT_EXCEEDS_CANCELLABLE_TAX_AMOUNT',
  'CANCEL_TAX_FREE_AMOUNT_EXCEEDS_CANCELLABLE_TAX_FREE_AMOUNT',
  'FORBIDDEN',
  'INVALID_REQUEST',
  'NEGATIVE_PROMOTION_ADJUSTED_CANCEL_AMOUNT',
  'PAYMENT_ALREADY_CANCELLED',
  'PAYMENT_NOT_FOUND',
  'PAYMENT_NOT_PAID',
  PASSED_ON,
  'PROMOTION_DISCOUNT_RETAIN_OPTION_SHOULD_NOT_BE_CHANGED',
  'SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT',
  'UNAUTHORIZED',
]);

import { z } from 'zod';

/** https://docs.tosspayments.com/reference/error-codes */
const TossRefusal = z.object({ code: z.string().min(1).max(100) });

export const tossCodeIn = (body: unknown): string | undefined => TossRefusal.safeParse(body).data?.code;

/** Refusals that say for certain that this order was not charged, as the page above lists them for a confirm. */
export const DECLINES = new Set([
  'BELOW_MINIMUM_AMOUNT',
  'EXCEED_MAX_AMOUNT',
  'EXCEED_MAX_AUTH_COUNT',
  'EXCEED_MAX_CARD_INSTALLMENT_PLAN',
  'EXCEED_MAX_DAILY_PAYMENT_COUNT',
  'EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT',
  'EXCEED_MAX_ONE_DAY_AMOUNT',
  'EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT',
  'EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT',
  'EXCEED_MAX_PAYMENT_AMOUNT',
  'FDS_ERROR',
  'INVALID_ACCOUNT_INFO_RE_REGISTER',
  'INVALID_CARD_EXPIRATION',
  'INVALID_CARD_INSTALLMENT_PLAN',
  'INVALID_CARD_LOST_OR_STOLEN',
  'INVALID_CARD_NUMBER',
  'INVALID_ORDER_ID',
  'INVALID_PASSWORD',
  'INVALID_REJECT_CARD',
  'INVALID_REQUEST',
  'INVALID_STOPPED_CARD',
  'NOT_ALLOWED_POINT_USE',
  'NOT_AVAILABLE_BANK',
  'NOT_AVAILABLE_PAYMENT',
  'NOT_FOUND_PAYMENT',
  'NOT_FOUND_PAYMENT_SESSION',
  'NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT',
  'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN',
  'REJECT_ACCOUNT_PAYMENT',
  'REJECT_CARD_COMPANY',
  'REJECT_CARD_PAYMENT',
  'REJECT_TOSSPAY_INVALID_ACCOUNT',
  'RESTRICTED_TRANSFER_ACCOUNT',
  'UNAPPROVED_ORDER_ID',
]);

/** Our key or our contract is at fault, or we ask too often: nobody looked at the card, and it is not the buyer's doing. */
export const TURNED_AWAY = new Set([
  'FORBIDDEN_CONSECUTIVE_REQUEST',
  'FORBIDDEN_REQUEST',
  'INCORRECT_BASIC_AUTH_FORMAT',
  'INVALID_API_KEY',
  'INVALID_AUTHORIZE_AUTH',
  'INVALID_UNREGISTERED_SUBMALL',
  'NOT_FOUND_TERMINAL_ID',
  'NOT_REGISTERED_BUSINESS',
  'UNAUTHORIZED_KEY',
]);

/** All of a payment has gone back already. */
export const BACK_ALREADY = new Set(['ALREADY_CANCELED_PAYMENT', 'ALREADY_REFUND_PAYMENT']);

/** Says nothing for certain about a refund, though its status is one of a refusal. */
export const PASSING_FAULTS = new Set(['PROVIDER_ERROR', 'IDEMPOTENT_REQUEST_PROCESSING']);

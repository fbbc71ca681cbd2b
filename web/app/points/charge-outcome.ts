import { isRefusal, Refusal } from '../api/refusal.ts';

/**
 * Whether an answer says for certain that the attempt took nothing and never will. After any other it is kept:
 * a new one could charge a second time. What refuses a request before anybody looks at it, such as a login that
 * ended, says nothing about the time before it.
 */
export const tookNothing = (error: unknown, isRepeat: boolean): boolean =>
  isRefusal(error, 'PAYMENT_DECLINED', 'PAYMENT_UNAVAILABLE', 'VALIDATION_ERROR', 'INVALID_PAYMENT_METHOD') ||
  (!isRepeat && isRefusal(error, 'RATE_LIMITED', 'UNAUTHENTICATED', 'INVALID_TOKEN', 'USER_NOT_FOUND'));

/** By what the shop calls a charge of which it does not know the outcome yet. */
export function chargeIdOf(error: unknown): string | null {
  const id = error instanceof Refusal && error.code === 'PAYMENT_UNCERTAIN' ? error.details.id : null;
  return typeof id === 'string' ? id : null;
}

import { isRefusal, Refusal } from '../../api/refusal.ts';

/**
 * Whether an answer says for certain that nothing was booked. Not so of a fault, nor while an earlier try of the same
 * booking is under way: what comes of it is known under its key.
 */
export const surelyNotBooked = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.status < 500 && !isRefusal(error, 'PAYMENT_IN_PROGRESS');

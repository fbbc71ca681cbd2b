import type { Order } from './order.ts';

/**
 * One intent to pay, kept by this tab from before it is sent until its outcome is known. Sent again, after a
 * lost answer or a reload, it goes with the same key and the same body, and so pays once.
 */
export type Attempt = {
  key: string;
  order: Order;
  /** The payment that was known before, which had failed: any other is this one's. */
  after: string | null;
};

const placeOf = (reservationId: string) => `payment ${reservationId}`;

export function keptAttempt(reservationId: string): Attempt | undefined {
  const text = sessionStorage.getItem(placeOf(reservationId));
  return text === null ? undefined : JSON.parse(text);
}

export const keepAttempt = (reservationId: string, attempt: Attempt): void =>
  sessionStorage.setItem(placeOf(reservationId), JSON.stringify(attempt));

export const forgetAttempt = (reservationId: string): void =>
  sessionStorage.removeItem(placeOf(reservationId));

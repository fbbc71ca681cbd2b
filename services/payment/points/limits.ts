/** What one charge may bring, in KRW. */
export const MIN_CHARGE = 1_000;
export const MAX_CHARGE = 1_000_000;

/** No charge lifts a balance above this; what is given back always fits. */
export const MAX_BALANCE = 10_000_000;

/** What an administrator may give or take at once, in KRW: a slip of the hand stays small. */
export const MAX_ADJUSTMENT = 1_000_000;
export const MAX_REASON = 200;

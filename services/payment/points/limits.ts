/** What one charge may bring, in KRW. */
export const MIN_CHARGE = 1_000;
export const MAX_CHARGE = 1_000_000;

/** No charge lifts a balance above this; what is given back always fits. */
export const MAX_BALANCE = 10_000_000;

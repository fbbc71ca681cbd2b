/** What one charge may bring, and the most an account may hold, in KRW: one point is one won. */
export const MIN_CHARGE = 1_000;
export const MAX_CHARGE = 1_000_000;
export const MAX_BALANCE = 10_000_000;

/** What somebody typed, with or without commas; NaN when it is no whole number. */
export const amountIn = (typed: string): number =>
  /^[\d,\s]*\d[\d,\s]*$/.test(typed) ? Number(typed.replace(/[,\s]/g, '')) : Number.NaN;

/** What is wrong with an amount, if anything: outside of what one charge may bring, or more than the account holds. */
export function amountFault(amount: number, balance: number): 'range' | 'full' | undefined {
  if (!(amount >= MIN_CHARGE && amount <= MAX_CHARGE)) return 'range';
  return balance + amount > MAX_BALANCE ? 'full' : undefined;
}

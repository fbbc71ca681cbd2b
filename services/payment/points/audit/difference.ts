/** An account that does not agree with its ledger. */
export type PointDifference = {
  userId: string;
  balance: number;
  /** What the ledger adds up to. */
  ledger: number;
  /** How often the account changed, and how many rows the ledger has for it. */
  changes: number;
  rows: number;
  /** The first row that does not go on where the one before it ended; null when all do. */
  brokenAt: number | null;
};

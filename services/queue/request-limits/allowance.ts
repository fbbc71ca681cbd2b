/** So many at once; what was taken comes back evenly, all of it within the window. */
export type AllowanceRules = { points: number; windowMs: number };

/** An allowance for each key by itself. */
export type Allowance = {
  /** Takes one; 0 if there was one, otherwise the milliseconds until there is. */
  take: (key: string) => number;
};

/** Looked after at once. An entry has some 150 bytes, so this many have 15 MB; see `createAllowance`. */
const MOST_KEYS = 100_000;
/** What is lost when sevenths are added up. */
const ROUNDING_MS = 0.001;

/**
 * Counted in the memory of this replica, without timers. A key that was not used for a window has its whole
 * allowance and needs no entry: entries lie in two maps of one window each, and the older one is dropped whole.
 * Keys beyond `mostKeys` get what they ask for: so many that each stays within its allowance cannot be told
 * from a crowd, and refusing whoever comes last would shut out buyers.
 */
export function createAllowance(
  { points, windowMs }: AllowanceRules,
  now: () => number = () => performance.now(),
  mostKeys = MOST_KEYS,
): Allowance {
  const pointMs = windowMs / points;
  /** When each key has its whole allowance again. */
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  let turnsAt = now() + windowMs;

  return {
    take(key) {
      const at = now();
      if (at >= turnsAt) {
        old = young;
        young = new Map();
        turnsAt = at + windowMs;
      }
      const known = young.get(key) ?? old.get(key);
      if (known === undefined && young.size + old.size >= mostKeys) return 0;
      const wholeAt = Math.max(known ?? at, at) + pointMs;
      const excess = wholeAt - at - windowMs;
      if (excess > ROUNDING_MS) return excess;
      young.set(key, wholeAt);
      return 0;
    },
  };
}

/** Draws numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** The same draws for the same seed, on every machine: mulberry32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A time that is forgotten while it passes, such as the gap between two who arrive by themselves. */
export const exponential = (random: Random, mean: number): number => -Math.log(1 - random()) * mean;

import type { Estimate } from '../buyers/journey.ts';
import { type Spread, spreadOf } from './spread.ts';

/** What somebody was told at first, and how long it took, both in seconds. */
export type Told = { estimate: Estimate | null; waited: number };

export type Honesty = {
  told: number;
  untold: number;
  /** Share of those who were told a range that held their wait. */
  within: number;
  /** By how many seconds the others came before the range, or after it. */
  sooner: Spread | undefined;
  later: Spread | undefined;
};

/** How far the range that was told first was from the wait that came. */
export function honestyOf(people: readonly Told[]): Honesty {
  const misses = people.flatMap(({ estimate, waited }) => {
    if (!estimate) return [];
    if (waited < estimate.low) return [waited - estimate.low];
    return [Math.max(waited - estimate.high, 0)];
  });
  const within = misses.filter((miss) => miss === 0).length;
  return {
    told: misses.length,
    untold: people.length - misses.length,
    within: misses.length === 0 ? 0 : within / misses.length,
    sooner: spreadOf(misses.filter((miss) => miss < 0).map((miss) => -miss)),
    later: spreadOf(misses.filter((miss) => miss > 0)),
  };
}

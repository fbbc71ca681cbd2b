import { exponential, type Random } from './random.ts';

/** `rate` is arrivals a second; the first `burst` of the users come at the very start. */
export type Stream = { users: number; rate: number; burst: number };

/** When each of the users arrives, in ms from the start, ascending: a burst, then a Poisson process. */
export function arrivals({ users, rate, burst }: Stream, random: Random): number[] {
  let at = 0;
  return Array.from({ length: users }, (_, index) => {
    if (index >= burst) at += exponential(random, 1_000 / rate);
    return at;
  });
}

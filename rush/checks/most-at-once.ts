/** From when, until when, in any unit; the end is not part of it. */
export type Stay = readonly [from: number, until: number];

/** How many of these were there at the same time, at most. */
export function mostAtOnce(stays: readonly Stay[]): number {
  const moves = stays.flatMap(([from, until]) =>
    from < until ? [[from, 1] as const, [until, -1] as const] : [],
  );
  let now = 0;
  let most = 0;
  // Who goes makes room for who comes in the same moment.
  for (const [, step] of moves.toSorted(([a, stepA], [b, stepB]) => a - b || stepA - stepB)) {
    now += step;
    most = Math.max(most, now);
  }
  return most;
}

/** The most of these moments within any span of this length. */
export const mostWithin = (moments: readonly number[], span: number): number =>
  mostAtOnce(moments.map((at) => [at, at + span]));

/** How many people waited and were inside at one moment. */
export type Sample = { at: number; waiting: number; inside: number };

const KEPT_MS = 3 * 60_000;

/** The samples of the last minutes with one more. */
export const addSample = (
  samples: readonly Sample[],
  { queueSize, currentUsers }: { queueSize: number; currentUsers: number },
  now: number,
): Sample[] => [
  ...samples.filter(({ at }) => at > now - KEPT_MS && at < now),
  { at: now, waiting: queueSize, inside: currentUsers },
];

/** A line through values over time, as the `points` of a polyline in a box of this size. */
export function pointsOf(
  values: readonly { at: number; value: number }[],
  { width, height, most }: { width: number; height: number; most: number },
): string {
  const to = values.at(-1)?.at ?? 0;
  return values
    .map(({ at, value }) => {
      const x = width * (1 - (to - at) / KEPT_MS);
      const y = height * (1 - (most > 0 ? value / most : 0));
      return `${round(x)},${round(y)}`;
    })
    .join(' ');
}

const round = (value: number) => Math.round(value * 100) / 100;

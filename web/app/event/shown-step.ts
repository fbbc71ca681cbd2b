export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** What is shown of a time that is left, in ms: seconds within the last day, whole hours before it. */
export function shownStep(left: number): number {
  if (left >= DAY_MS) return Math.floor(left / HOUR_MS) * HOUR_MS;
  return Math.max(0, Math.ceil(left / 1000) * 1000);
}

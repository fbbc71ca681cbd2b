/** Korea has no summer time. */
const OFFSET_MS = 9 * 3_600_000;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** An instant as a `datetime-local` input takes it, by the clocks of Seoul whatever the browser's zone. */
export const seoulInput = (instant: string): string =>
  new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16);

/** The day of an instant by those clocks, as a `date` input takes it. */
export const seoulDay = (ms: number): string => new Date(ms + OFFSET_MS).toISOString().slice(0, 10);

/** What such an input holds, as an instant; none while it is not filled in. */
export function instantOf(input: string): string | undefined {
  if (!LOCAL.test(input)) return undefined;
  const ms = Date.parse(`${input}:00.000+09:00`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

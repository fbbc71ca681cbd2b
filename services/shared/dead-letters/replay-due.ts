import type { Letter } from './letter.ts';

const MINUTE_MS = 60_000;

/**
 * By how often a letter was given up: how long after the last time it is tried again by itself. A store that
 * was away for longer than the sidecar tries is no fault of the event; what fails after these wants a person.
 */
const PAUSES_MS = [5 * MINUTE_MS, 30 * MINUTE_MS, 180 * MINUTE_MS];
/** What was given up more often waits for a person. */
export const MOST_TIMES = PAUSES_MS.length;

/** Whether a letter is to be tried again by itself now. */
export function isDue(
  { times, lastSeenAt }: Pick<Letter, 'times' | 'lastSeenAt'>,
  now = Date.now(),
): boolean {
  const pause = PAUSES_MS[times - 1];
  return pause !== undefined && lastSeenAt.getTime() + pause <= now;
}

import { setTimeout as timer } from 'node:timers/promises';

/** Lets time pass, or ends early with the signal; true when the time has passed. */
export const pause = (ms: number, signal: AbortSignal): Promise<boolean> =>
  timer(ms, true, { signal }).catch(() => false);

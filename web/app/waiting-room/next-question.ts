import { Refusal } from '../api/refusal.ts';

const LIVE_MS = 10_000;
const ALONE_MS = 3_000;
const SPREAD_MS = 2_000;
const TURNED_AWAY_MS = 15_000;
const FAILED_MS = 5_000;

type Last = { error: unknown; isLive: boolean; random?: number };

/**
 * How long to wait, in ms, before asking again where one stands. Each question is also the sign of life that keeps
 * the place, and has to come within a minute whatever happens.
 */
export function waitAfter({ error, isLive, random = Math.random() }: Last): number {
  const jitter = random * SPREAD_MS;
  if (error instanceof Refusal && error.retryAfter !== undefined)
    return Math.max(error.retryAfter * 1000, ALONE_MS) + jitter;
  if (error instanceof Refusal && error.code === 'QUEUE_NOT_ADMITTED') return TURNED_AWAY_MS + jitter;
  if (error) return FAILED_MS + jitter;
  return isLive ? LIVE_MS : ALONE_MS + jitter;
}

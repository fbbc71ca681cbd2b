import { LRUCache } from 'lru-cache';
import { AppError } from '../http/errors.ts';
import { cleanText } from '../telemetry/without-secrets.ts';

const REMEMBERED = 1_000;
const LONGEST = 300;

/** By event, why this process could not handle it the last time. */
const reasons = new LRUCache<string, string>({ max: REMEMBERED });

/**
 * For the dead letter that it may become: the sidecar that gives an event up does not say why. Cleaned as a
 * log is, for it is listed.
 */
export function rememberReason(eventId: string, reason: unknown): void {
  reasons.set(eventId, cleanText(textOf(reason)).slice(0, LONGEST));
}

export const reasonOf = (eventId: string): string | null => reasons.get(eventId) ?? null;

function textOf(reason: unknown): string {
  if (typeof reason === 'string') return reason;
  if (reason instanceof AppError)
    return reason.cause instanceof Error ? `${reason.code}: ${reason.cause.message}` : reason.code;
  return reason instanceof Error ? reason.message : 'unknown';
}

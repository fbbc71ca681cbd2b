import { LRUCache } from 'lru-cache';
import { AppError } from '#shared/http/errors.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { counter } from '#shared/telemetry/metrics.ts';

export type Admission = { admitted: boolean; until: string | null };

export type AdmissionOptions = {
  /** Verifies a pass of the waiting room without asking anybody. */
  verifyPass: (pass: string, holder: { eventId: string; userId: string }) => Promise<boolean>;
  /** Asks the waiting room; rejects when it does not answer. */
  askQueue: (eventId: string, userId: string) => Promise<Admission>;
  log: Logger;
};

export type RequireAdmission = (eventId: string, userId: string, pass: string | undefined) => Promise<void>;

const letThrough = counter(
  'tiketi_admissions_unchecked_total',
  'Buyers let through because the queue did not answer',
);

/**
 * Lets only those reserve whom the waiting room has let in: throws 403 `QUEUE_NOT_ADMITTED`.
 * A pass is checked locally; without one the queue is asked and its yes kept until it ends.
 * A queue that does not answer stops no sale: the buyer is let through, and counted.
 */
export function createAdmissionCheck({ verifyPass, askQueue, log }: AdmissionOptions): RequireAdmission {
  const known = new LRUCache<string, true>({ max: 50_000 });
  return async (eventId, userId, pass) => {
    if (pass && (await verifyPass(pass, { eventId, userId }))) return;
    const key = `${eventId}:${userId}`;
    if (known.has(key)) return;
    const admission = await askQueue(eventId, userId).catch((error) => {
      if (error instanceof AppError && error.status < 500) throw error;
      log.warn({ err: error, eventId }, 'queue does not answer, buyer let through');
      letThrough({});
      return { admitted: true, until: null };
    });
    if (!admission.admitted) throw new AppError('QUEUE_NOT_ADMITTED');
    const ttl = admission.until ? Date.parse(admission.until) - Date.now() : 0;
    if (ttl > 0) known.set(key, true, { ttl });
  };
}

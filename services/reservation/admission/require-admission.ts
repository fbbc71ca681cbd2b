import { LRUCache } from 'lru-cache';
import { AppError } from '#shared/http/errors.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { counter } from '#shared/telemetry/metrics.ts';
import type { AdmissionPasses } from '#shared/tokens/admission-pass.ts';
import type { WhenAway } from '../db/schema.ts';

/** What the waiting room says of a user; `visit` and `until` (ISO) are null for who has no slot there. */
export type Admission = { admitted: boolean; until: string | null; visit: number | null };

export type AdmissionOptions = {
  /** Verifies a pass of the waiting room without asking anybody. */
  verifyPass: AdmissionPasses['verifyPass'];
  /** Asks the waiting room, and tells it which visits are over; rejects when it does not answer. */
  askQueue: (visitor: Omit<Visitor, 'pass'>) => Promise<Admission>;
  /** What then holds for this event. */
  whenAway: (eventId: string) => Promise<WhenAway>;
  log: Logger;
};

export type Visitor = {
  eventId: string;
  userId: string;
  pass: string | undefined;
  /** Their visits up to this number are over, and so is what was given for them. */
  endedUpTo: number;
};

/** Resolves to the number of the visit; null for who is let in without one. */
export type RequireAdmission = (visitor: Visitor) => Promise<number | null>;

const letThrough = counter(
  'tiketi_admissions_unchecked_total',
  'Buyers let through because the queue did not answer',
);
const turnedAway = counter(
  'tiketi_admissions_refused_unchecked_total',
  'Buyers turned away because the queue did not answer and their event is closed then',
);

/** Soon enough for a queue that was restarted; a queue that is away is asked no more often. */
const RETRY_AFTER_SECONDS = 5;

const SAID_EVERY_MS = 10_000;

/**
 * Lets only those reserve whom the waiting room has let in, for as long as their visit lasts: throws 403
 * `QUEUE_NOT_ADMITTED`. A pass is checked locally; without a good one the queue is asked and its yes kept until
 * it ends. While the queue does not answer, the event's policy decides: `open` lets the buyer through, `closed`
 * throws 503 `UPSTREAM_UNAVAILABLE`; both are counted.
 */
export function createAdmissionCheck(options: AdmissionOptions): RequireAdmission {
  const { verifyPass, askQueue, whenAway, log } = options;
  const known = new LRUCache<string, number>({ max: 50_000 });
  /** Of an event it is said now and then, not for each of its buyers. */
  const said = new LRUCache<string, true>({ max: 1_000, ttl: SAID_EVERY_MS });

  return async ({ eventId, userId, pass, endedUpTo }) => {
    const lasts = (visit: number) => visit > endedUpTo;
    const shown = pass ? await verifyPass(pass, { eventId, userId }) : undefined;
    if (shown && lasts(shown.visit)) return shown.visit;
    const key = `${eventId}:${userId}`;
    const remembered = known.get(key);
    if (remembered !== undefined && lasts(remembered)) return remembered;

    const answer = await askQueue({ eventId, userId, endedUpTo }).catch((error) =>
      withoutAnswer(eventId, error),
    );
    const { admitted, until, visit } = answer;
    // A queue that has been told which visits are over answers with no such one, unless it is older than that.
    if (!admitted || (visit !== null && !lasts(visit))) throw new AppError('QUEUE_NOT_ADMITTED');
    const ttl = until ? Date.parse(until) - Date.now() : 0;
    if (visit !== null && ttl > 0) known.set(key, visit, { ttl });
    return visit;
  };

  async function withoutAnswer(eventId: string, error: unknown): Promise<Admission> {
    if (error instanceof AppError && error.status < 500) throw error;
    const policy = await whenAway(eventId);
    if (!said.has(eventId)) {
      said.set(eventId, true);
      log.warn({ err: error, eventId, policy }, 'queue does not answer');
    }
    if (policy === 'closed') {
      turnedAway({});
      throw new AppError('UPSTREAM_UNAVAILABLE', { cause: error, retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    letThrough({});
    return { admitted: true, until: null, visit: null };
  }
}

import type { Logger } from '#shared/telemetry/logger.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { Redis } from '../redis/connect.ts';

const ACTS = 'queue:audit';
const REMEMBERED_ACTS = 1_000;

/** An act of an administrator on the room of an event, named like an event: `room.cleared`. */
export type Act = { action: string; eventId: string; details: Record<string, unknown> };

export type RecordAct = (admin: User, act: Act) => Promise<void>;

/**
 * Says who did what and when: in the log, and in a list of the last acts, newest first. The act has
 * happened by then: a list that cannot be written does not undo it.
 */
export const auditLog =
  (redis: Redis, log: Logger): RecordAct =>
  async ({ userId: actorId, email: actorEmail }, act) => {
    const entry = { at: new Date().toISOString(), actorId, actorEmail, ...act };
    log.info(entry, 'administrator acted');
    await redis
      .multi()
      .lPush(ACTS, JSON.stringify(entry))
      .lTrim(ACTS, 0, REMEMBERED_ACTS - 1)
      .exec()
      .catch((error: unknown) => log.warn({ err: error }, 'act not listed'));
  };

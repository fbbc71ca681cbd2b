import { z } from 'zod';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { User } from '#shared/tokens/claims.ts';
import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';

const REMEMBERED_ACTS = 100;

/** An act of an administrator on the room of an event, named like an event: `room.cleared`. */
export type Act = { action: string; eventId: string; details: Record<string, unknown> };

const DoneAct = z.object({
  at: z.iso.datetime(),
  actorId: z.string(),
  actorEmail: z.string(),
  action: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type DoneAct = z.infer<typeof DoneAct>;

/**
 * Says who did what and when: in the log, and in a list of the last acts on a room. The act has
 * happened by then: a list that cannot be written does not undo it.
 */
export function auditLog(redis: Redis, log: Logger) {
  const keyOf = (eventId: string) => `queue:{${eventId}}:audit`;
  return {
    async record(
      { userId: actorId, email: actorEmail }: User,
      { eventId, action, details }: Act,
    ): Promise<void> {
      const done: DoneAct = { at: new Date().toISOString(), actorId, actorEmail, action, details };
      log.info({ ...done, eventId }, 'administrator acted');
      await redis
        .multi()
        .lPush(keyOf(eventId), JSON.stringify(done))
        .lTrim(keyOf(eventId), 0, REMEMBERED_ACTS - 1)
        .exec()
        .catch((error: unknown) => log.warn({ err: error }, 'act not listed'));
    },
    /** The last of them, newest first. */
    async of(eventId: string): Promise<DoneAct[]> {
      const kept = await answered(redis.lRange(keyOf(eventId), 0, -1));
      return kept.map((done) => DoneAct.parse(JSON.parse(done)));
    },
  };
}
export type AuditLog = ReturnType<typeof auditLog>;

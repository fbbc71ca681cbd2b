import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';
import type { RestoredSession } from './messages.ts';

const SESSION_SECONDS = 3_600;

export type SessionField = 'eventId' | 'queueEventId' | 'seatEventId' | 'selectedSeats';

/** What a user was last doing, for an hour: told to each new socket of theirs, which joins what it wants. */
export type Sessions = {
  /** Undefined when the user has none. */
  read: (userId: string) => Promise<RestoredSession | undefined>;
  write: (userId: string, field: SessionField, value: string) => Promise<void>;
  clear: (userId: string, field: SessionField) => Promise<void>;
};

export function openSessions(redis: Redis): Sessions {
  const keyOf = (userId: string) => `queue:session:${userId}`;

  async function touch(userId: string, change: (key: string) => Promise<unknown>): Promise<void> {
    const key = keyOf(userId);
    await answered(
      Promise.all([
        change(key),
        redis.hSet(key, 'lastActivity', new Date().toISOString()),
        redis.expire(key, SESSION_SECONDS),
      ]),
    );
  }

  return {
    async read(userId) {
      const stored = await answered(redis.hGetAll(keyOf(userId)));
      if (!stored.lastActivity) return undefined;
      const { eventId = null, queueEventId = null, seatEventId = null, selectedSeats } = stored;
      return {
        eventId,
        queueEventId,
        seatEventId,
        selectedSeats: selectedSeats ? selectedSeats.split(',') : [],
      };
    },
    write: (userId, field, value) => touch(userId, (key) => redis.hSet(key, field, value)),
    clear: (userId, field) => touch(userId, (key) => redis.hDel(key, field)),
  };
}

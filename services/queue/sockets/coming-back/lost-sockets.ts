import { z } from 'zod';
import { answered } from '../../redis/answered.ts';
import type { Redis } from '../../redis/connect.ts';

/** How long after its line broke a socket may come back as the same, on whichever replica. */
export const COMES_BACK_WITHIN_MS = 30_000;

const LostSocket = z.object({ sid: z.string(), userId: z.string(), channels: z.array(z.string()) });
export type LostSocket = z.infer<typeof LostSocket>;

/** As Socket.IO makes them. */
const PID = /^[\w-]{20}$/;

/** Sockets whose line broke, by the secret id that their clients alone know. No token is kept with them. */
export type LostSockets = {
  /** Does not wait, and does not fail: without it the client starts afresh. */
  keep: (pid: string, lost: LostSocket) => void;
  /** Once; undefined when there is none. As long as Redis takes to say so. */
  take: (pid: string) => Promise<LostSocket | undefined>;
  /** Resolves when all that was to be kept is kept, or could not be. */
  settled: () => Promise<void>;
};

export function lostSockets(redis: Redis): LostSockets {
  const keyOf = (pid: string) => `queue:lost-socket:${pid}`;
  const writing = new Set<Promise<unknown>>();

  return {
    keep(pid, lost) {
      const write = answered(redis.set(keyOf(pid), JSON.stringify(lost), { PX: COMES_BACK_WITHIN_MS }))
        .catch(() => undefined)
        .finally(() => writing.delete(write));
      writing.add(write);
    },
    async take(pid) {
      if (!PID.test(pid)) return undefined;
      const kept = await redis.getDel(keyOf(pid));
      return kept === null ? undefined : LostSocket.parse(JSON.parse(kept));
    },
    settled: async () => void (await Promise.all(writing)),
  };
}

import { LRUCache } from 'lru-cache';
import type { Logger } from '#shared/telemetry/logger.ts';
import { counter } from '#shared/telemetry/metrics.ts';
import type { MemoryOfRoom } from '../room/replies/standing.ts';
import type { Rooms } from '../room/rooms.ts';
import type { Announcer } from '../sockets/announcer.ts';

const losses = counter('tiketi_queue_memory_lost_total', 'Rooms that were found to have lost their memory');

export type WatchContext = {
  rooms: Pick<Rooms, 'remind'>;
  announcer: Pick<Announcer, 'lineMoved'>;
  log: Logger;
};

/** Resolves to true when this was news, and the room has been told. */
export type WatchLosses = (eventId: string, memory: MemoryOfRoom, queueSize: number) => Promise<boolean>;

/**
 * Sees from what rooms answer that one has lost its memory, once for each time, and has it built up again:
 * this replica tells it what it remembers, and who waits is told that the line has moved, whereupon their
 * clients ask where they stand, with the tickets they have.
 */
export function watchLosses({ rooms, announcer, log }: WatchContext): WatchLosses {
  const seen = new LRUCache<string, number>({ max: 1_000 });
  return async (eventId, { lostAt, lately }, queueSize) => {
    if (!lately || seen.get(eventId) === lostAt) return false;
    seen.set(eventId, lostAt);
    losses({});
    log.warn({ eventId }, 'the room has lost its memory and is built up again');
    announcer.lineMoved(eventId, queueSize);
    try {
      await rooms.remind(eventId);
    } catch (error) {
      // Whatever it answers next is news again.
      seen.delete(eventId);
      log.error({ err: error, eventId }, 'the room was not reminded');
    }
    return true;
  };
}

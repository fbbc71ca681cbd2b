import { LRUCache } from 'lru-cache';
import { namesOf, type SettingsReply } from '../room/settings.ts';

const REMEMBERED_ROOMS = 1_000;
const REMEMBERED_PEOPLE = 100_000;
/** Shorter than Redis keeps a room in which nothing happens: a room that was given up is no loss. */
const REMEMBERED_MS = 12 * 3_600_000;

/** Who has heard of a room within this time knows whether there is a line. */
const RECENTLY_MS = 3_000;

type Heard = {
  /** The highest number. */
  number: number;
  settings: SettingsReply;
  line: { queueSize: number; number: number; at: number };
};
type Inside = { userId: string; endsAt: number; number: number };

/**
 * What one replica remembers of the rooms it has seen, so that a Redis that lost them can be told: the highest
 * number given, what an admin has set, and who was inside. Of those who wait nothing: they carry tickets.
 */
export function rememberRooms() {
  const rooms = new LRUCache<string, Heard>({
    max: REMEMBERED_ROOMS,
    ttl: REMEMBERED_MS,
  });
  const people = new LRUCache<string, Inside & { eventId: string }>({ max: REMEMBERED_PEOPLE });
  const key = ({ eventId, userId }: { eventId: string; userId: string }) => `${eventId}:${userId}`;

  return {
    numberOf: (eventId: string): number => rooms.get(eventId)?.number ?? 0,
    /** What an act on a room said; of one that has lost its memory only the number is news. */
    hear(eventId: string, { number, settings, queueSize, recovering }: Said): void {
      const known = rooms.get(eventId);
      const highest = Math.max(number, known?.number ?? 0);
      if (recovering && known) rooms.set(eventId, { ...known, number: highest });
      else rooms.set(eventId, { number: highest, settings, line: { queueSize, number, at: Date.now() } });
    },
    sawInside(visitor: { eventId: string; userId: string }, endsAt: number, number: number): void {
      people.set(key(visitor), { ...visitor, endsAt, number });
    },
    keptInside(eventId: string, userIds: readonly string[], endsAt: number): void {
      for (const userId of userIds) {
        const inside = people.get(key({ eventId, userId }));
        if (inside) inside.endsAt = endsAt;
      }
    },
    sawLeave: (visitor: { eventId: string; userId: string }): void => void people.delete(key(visitor)),
    sawCleared(eventId: string): void {
      for (const inside of insideOf(eventId)) people.delete(key({ eventId, userId: inside.userId }));
    },
    of(eventId: string) {
      const known = rooms.get(eventId);
      return {
        emptyAt: emptyAt(known),
        settings: namesOf(known?.settings ?? []),
        inside: insideOf(eventId),
      };
    },
  };

  function insideOf(eventId: string): Inside[] {
    return [...people.values()].filter((one) => one.eventId === eventId);
  }
}
type Said = { number: number; settings: SettingsReply; queueSize: number; recovering: boolean };

/** The number up to which it is known, and newly, that nobody waited; 0 when it is not. */
function emptyAt(known: Heard | undefined): number {
  if (!known || known.line.queueSize > 0 || Date.now() - known.line.at > RECENTLY_MS) return 0;
  return known.line.number;
}

export type RoomMemory = ReturnType<typeof rememberRooms>;

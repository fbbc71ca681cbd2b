import { LRUCache } from 'lru-cache';
import type { MemoryOfRoom } from '../room/replies/standing.ts';
import { type SettingsReply, settingsByName } from '../room/settings.ts';

const REMEMBERED_ROOMS = 1_000;
const REMEMBERED_PEOPLE = 100_000;
/** Shorter than Redis keeps a room in which nothing happens: a room that was given up is no loss. */
const REMEMBERED_MS = 12 * 3_600_000;
/** Who has heard of a room within this time knows whether there is a line. */
const RECENTLY_MS = 3_000;

type Visitor = { eventId: string; userId: string };
type Inside = { userId: string; endsAt: number; number: number };

/** What an act on a room says of it. */
type Said = {
  memory: MemoryOfRoom;
  settings: SettingsReply;
  queueSize: number;
  currentUsers: number;
  threshold: number;
};

type Heard = {
  /** The highest number. */
  number: number;
  settings: SettingsReply;
  /**
   * The number at which nobody waited and at most half of the room was taken, so that it does not matter who else is
   * inside; else 0.
   */
  quietNumber: number;
  at: number;
};

/**
 * What one replica remembers of the rooms it has seen, so that a Redis that lost them can be told: the highest
 * number given, what an admin has set, and who was inside. Of those who wait nothing: they carry tickets.
 */
export function rememberRooms() {
  const rooms = new LRUCache<string, Heard>({ max: REMEMBERED_ROOMS, ttl: REMEMBERED_MS });
  const people = new LRUCache<string, Inside & Visitor>({ max: REMEMBERED_PEOPLE });
  const key = ({ eventId, userId }: Visitor) => `${eventId}:${userId}`;

  return {
    numberOf: (eventId: string): number => rooms.get(eventId)?.number ?? 0,
    /** Of a room that has just lost its memory only the number is news. */
    hear(eventId: string, { memory, settings, queueSize, currentUsers, threshold }: Said): void {
      const known = rooms.get(eventId);
      const number = Math.max(memory.given, known?.number ?? 0);
      if (memory.lately && known) rooms.set(eventId, { ...known, number });
      else {
        const quietNumber = queueSize === 0 && 2 * currentUsers <= threshold ? memory.given : 0;
        rooms.set(eventId, { number, settings, quietNumber, at: Date.now() });
      }
    },
    sawInside(visitor: Visitor, endsAt: number, number: number): void {
      people.set(key(visitor), { ...visitor, endsAt, number });
    },
    sawOutside: (visitor: Visitor): void => void people.delete(key(visitor)),
    /** `kept` says by 1 or 0 whose slot lives on. */
    keptInside(eventId: string, userIds: readonly string[], kept: readonly number[], endsAt: number): void {
      for (const [at, userId] of userIds.entries()) {
        const inside = people.get(key({ eventId, userId }));
        if (inside && kept[at] === 1) inside.endsAt = endsAt;
        if (inside && kept[at] === 0) people.delete(key({ eventId, userId }));
      }
    },
    sawCleared(eventId: string): void {
      for (const { userId } of insideOf(eventId)) people.delete(key({ eventId, userId }));
    },
    of(eventId: string) {
      const known = rooms.get(eventId);
      return {
        quietNumber: known && Date.now() - known.at <= RECENTLY_MS ? known.quietNumber : 0,
        settings: settingsByName(known?.settings ?? []),
        inside: insideOf(eventId),
      };
    },
  };

  function insideOf(eventId: string): Inside[] {
    return [...people.values()].filter((one) => one.eventId === eventId);
  }
}
export type RoomMemory = ReturnType<typeof rememberRooms>;

import { LRUCache } from 'lru-cache';
import { namesOf, type SettingsReply } from '../room/settings.ts';

const REMEMBERED_ROOMS = 1_000;
const REMEMBERED_PEOPLE = 100_000;
/** Shorter than Redis keeps a room in which nothing happens: a room that was given up is no loss. */
const REMEMBERED_MS = 12 * 3_600_000;

type Inside = { userId: string; endsAt: number; number: number };

/**
 * What one replica remembers of the rooms it has seen, so that a Redis that lost them can be told: the highest
 * number given, what an admin has set, and who was inside. Of those who wait nothing: they carry tickets.
 */
export function rememberRooms() {
  const rooms = new LRUCache<string, { number: number; settings: SettingsReply }>({
    max: REMEMBERED_ROOMS,
    ttl: REMEMBERED_MS,
  });
  const people = new LRUCache<string, Inside & { eventId: string }>({ max: REMEMBERED_PEOPLE });
  const key = ({ eventId, userId }: { eventId: string; userId: string }) => `${eventId}:${userId}`;

  return {
    numberOf: (eventId: string): number => rooms.get(eventId)?.number ?? 0,
    hear(eventId: string, number: number, settings: SettingsReply): void {
      const known = rooms.get(eventId);
      // Settings that are gone were lost, not taken back: nobody can take them back.
      const lost = known && settings.every((value) => value === null);
      rooms.set(eventId, {
        number: Math.max(number, known?.number ?? 0),
        settings: lost ? known.settings : settings,
      });
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
    of: (eventId: string) => ({
      settings: namesOf(rooms.get(eventId)?.settings ?? []),
      inside: insideOf(eventId),
    }),
  };

  function insideOf(eventId: string): Inside[] {
    return [...people.values()].filter((one) => one.eventId === eventId);
  }
}
export type RoomMemory = ReturnType<typeof rememberRooms>;

import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';
import { type RoomRules, roomKey, ruleArguments } from './rules.ts';
import type { CallUp, RoomPicture } from './scripts.ts';
import type { Standing } from './standing.ts';

/** `look` does not bring back who has just left; `ask` lets in who finds room, but lines nobody up. */
export type Manner = 'enter' | 'look' | 'ask';

export type Limits = { threshold?: number | undefined; admitPerSecond?: number | undefined };

/** A user at the door of an event's room. */
export type Visitor = { eventId: string; userId: string };

/** The rooms of all events: each act is one script and takes effect wholly or not at all. */
export type Rooms = {
  enter: (visitor: Visitor, manner: Manner) => Promise<Standing>;
  /** True when there was a slot or place to give back. */
  leave: (visitor: Visitor) => Promise<boolean>;
  /** Frees a slot on account of a reservation, once for each; true when it was one. */
  release: (visitor: Visitor, reservationId: string) => Promise<boolean>;
  /** Lets slots or places of those who have one live on; returns how many wait. */
  keep: (eventId: string, what: 'slots' | 'places', userIds: readonly string[]) => Promise<number>;
  admit: (eventId: string) => Promise<CallUp>;
  peek: (eventId: string) => Promise<RoomPicture>;
  /** Puts everybody out; returns how many that were. */
  clear: (eventId: string) => Promise<number>;
  limit: (eventId: string, limits: Limits) => Promise<void>;
};

export function openRooms(redis: Redis, rules: RoomRules): Rooms {
  const always = ruleArguments(rules);
  return {
    enter: ({ eventId, userId }, manner) =>
      answered(redis.enterRoom(roomKey(eventId), ...always, userId, manner)),
    leave: async ({ eventId, userId }) =>
      (await answered(redis.leaveRoom(roomKey(eventId), ...always, userId))) > 0,
    release: async ({ eventId, userId }, reservationId) =>
      (await answered(redis.releaseSlot(roomKey(eventId), ...always, userId, reservationId))) > 0,
    keep: (eventId, what, userIds) =>
      answered(redis.keepInRoom(roomKey(eventId), ...always, what, ...userIds)),
    admit: (eventId) => answered(redis.admitWaiting(roomKey(eventId), ...always)),
    peek: (eventId) => answered(redis.peekIntoRoom(roomKey(eventId), ...always)),
    clear: (eventId) => answered(redis.clearRoom(roomKey(eventId), ...always)),
    limit: async (eventId, { threshold, admitPerSecond }) => {
      const given = {
        ...(threshold !== undefined && { threshold }),
        ...(admitPerSecond !== undefined && { admitPerSecond }),
      };
      await answered(redis.hSet(`${roomKey(eventId)}:limits`, given));
    },
  };
}

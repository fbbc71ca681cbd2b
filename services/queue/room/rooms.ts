import type { LostPlace, LostSlot } from '../lost-memory/lost.ts';
import type { RoomMemory } from '../lost-memory/room-memory.ts';
import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';
import { inBatches } from './in-batches.ts';
import type { CallUp } from './replies/call-up.ts';
import type { RoomReport } from './replies/report.ts';
import type { Standing } from './replies/standing.ts';
import { type RoomRules, roomKey } from './rules.ts';
import type { SomeSettings } from './settings.ts';

/** `look` does not bring back who has just left; `ask` lets in who finds room, but lines nobody up. */
export type Manner = 'enter' | 'look' | 'ask';

/** A user at the door of an event's room. */
export type Visitor = { eventId: string; userId: string };

export type Entry = {
  manner: Manner;
  /** What newcomers of this room are asked is answered. */
  solved: boolean;
  /** When the sale opens, in milliseconds; `LONG_AGO`, or `UNKNOWN` while nobody can say. */
  opensAt: number;
  /** Where this user stands if they came before, and there is a draw. */
  draw: number;
  /** The place of their ticket, given back to them when the room has lost its memory. */
  lost?: LostPlace | undefined;
  /** Their visits up to this number are over, as reservation knows: a slot of one ends before all else. */
  endedUpTo?: number;
};

/** The rooms of all events: each act is one script and takes effect wholly or not at all. */
export type Rooms = {
  enter: (visitor: Visitor, entry: Entry) => Promise<Standing>;
  /** Whether there was a slot or place to give back, and the number of the visit that ended; 0 for none. */
  leave: (visitor: Visitor) => Promise<{ wasThere: boolean; visit: number }>;
  /**
   * Frees a slot on account of a reservation, once for each, on the visit it was made on (0: nobody knows);
   * returns the visit that has ended, 0 for none.
   */
  release: (visitor: Visitor, reservation: { id: string; visit: number }) => Promise<number>;
  /** Lets slots or places of those who have one live on; returns how many wait. */
  keep: (eventId: string, what: 'slots' | 'places', userIds: readonly string[]) => Promise<number>;
  admit: (eventId: string, opensAt: number) => Promise<CallUp>;
  peek: (eventId: string) => Promise<RoomReport>;
  /** Puts everybody out; returns how many that were, and up to which number visits have ended. */
  clear: (eventId: string) => Promise<{ people: number; upTo: number }>;
  /** Returns a version that grows; undefined when the order of those who wait would change, and nothing was set. */
  set: (eventId: string, settings: SomeSettings) => Promise<number | undefined>;
  /** Gives back the slot that the user had before the room lost its memory, once; false when it was not lost. */
  restoreSlot: (visitor: Visitor, lost: LostSlot) => Promise<boolean>;
  /** Tells a room that lost its memory what this replica remembers. */
  remind: (eventId: string) => Promise<void>;
};

export function openRooms(redis: Redis, rules: RoomRules, memory: RoomMemory): Rooms {
  const { slotMs, placeMs, threshold, admitPerSecond } = rules;
  const fixed = [slotMs, placeMs, threshold, admitPerSecond].map(String);
  /** With what every act begins: the rules, and what this replica can prove to have seen. */
  const always = (eventId: string) => [...fixed, String(memory.numberOf(eventId))] as const;

  return {
    async enter(visitor, entry) {
      const { eventId, userId } = visitor;
      const { endedUpTo = 0 } = entry;
      const act = JSON.stringify({ user: userId, ...entry, endedUpTo });
      const { standing, settings } = await answered(
        redis.enterRoom(roomKey(eventId), ...always(eventId), act),
      );
      memory.hear(eventId, { ...standing, settings });
      if (standing.slotEnds) memory.sawInside(visitor, standing.slotEnds.getTime(), standing.number);
      else if (!standing.memory.lately || endedUpTo > 0) memory.sawOutside(visitor);
      return standing;
    },
    leave(visitor) {
      const { eventId, userId } = visitor;
      memory.sawOutside(visitor);
      return answered(redis.leaveRoom(roomKey(eventId), ...always(eventId), userId));
    },
    async release(visitor, { id, visit }) {
      const { eventId, userId } = visitor;
      const act = [userId, id, String(visit)];
      const ended = await answered(redis.releaseSlot(roomKey(eventId), ...always(eventId), ...act));
      if (ended > 0) memory.sawOutside(visitor);
      return ended;
    },
    async keep(eventId, what, userIds) {
      const act = [what, ...userIds];
      const { queueSize, kept, lost } = await answered(
        redis.keepInRoom(roomKey(eventId), ...always(eventId), ...act),
      );
      if (what === 'slots' && !lost) memory.keptInside(eventId, userIds, kept, Date.now() + slotMs);
      return queueSize;
    },
    async admit(eventId, opensAt) {
      const reply = await answered(redis.admitWaiting(roomKey(eventId), ...always(eventId), String(opensAt)));
      const { callUp, settings } = reply;
      memory.hear(eventId, { ...callUp.room, memory: callUp.memory, settings });
      for (const { userId, visit } of callUp.called)
        memory.sawInside({ eventId, userId }, Date.now() + slotMs, visit);
      return callUp;
    },
    peek: (eventId) => answered(redis.peekIntoRoom(roomKey(eventId), ...always(eventId))),
    async clear(eventId) {
      memory.sawCleared(eventId);
      return answered(redis.clearRoom(roomKey(eventId), ...always(eventId)));
    },
    set(eventId, settings) {
      const pairs = Object.entries(settings).flatMap(([name, value]) =>
        value === undefined ? [] : [name, String(value)],
      );
      return answered(redis.setRoom(roomKey(eventId), ...always(eventId), ...pairs));
    },
    restoreSlot({ eventId, userId }, { number, endsAt }) {
      const act = [userId, String(number), String(endsAt)];
      return answered(redis.restoreSlot(roomKey(eventId), ...always(eventId), ...act));
    },
    async remind(eventId) {
      const { quietNumber, settings, inside } = memory.of(eventId);
      // With nobody to speak of there are settings to be told.
      for (const some of inside.length > 0 ? inBatches(inside) : [[]]) {
        const people = some.flatMap(({ userId, endsAt, number }) => [userId, String(endsAt), String(number)]);
        const act = [String(quietNumber), JSON.stringify(settings), ...people];
        await answered(redis.remindRoom(roomKey(eventId), ...always(eventId), ...act));
      }
    },
  };
}

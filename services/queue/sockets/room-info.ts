import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';
import { channelOf } from './channels.ts';
import type { Hub } from './hub.ts';

/** At most one message an event in this time from each replica, however many come and go. */
const TELL_EVERY_MS = 1_000;
/** A replica that died is counted no longer than this; living ones recount more often. */
const COUNT_LIVES_MS = 60_000;

export type RoomInfo = {
  /** Somebody joined or left this event's page. */
  changed: (eventId: string) => void;
  /** Counts this replica's people of an event again; tells nobody. */
  recount: (eventId: string) => Promise<void>;
};

/** Tells how many people look at an event: each replica notes its own count, all sum them up. */
export function createRoomInfo(hub: Hub, redis: Redis): RoomInfo {
  const replica = crypto.randomUUID();
  const lastTold = new Map<string, number>();
  const due = new Set<string>();

  async function recount(eventId: string): Promise<void> {
    const key = viewersKey(eventId);
    await answered(
      Promise.all([
        redis.hSet(key, replica, `${peopleHere(hub, eventId)}:${Date.now()}`),
        redis.pExpire(key, COUNT_LIVES_MS),
      ]),
    );
  }

  async function tell(eventId: string): Promise<void> {
    due.delete(eventId);
    lastTold.set(eventId, Date.now());
    setTimeout(() => due.has(eventId) || lastTold.delete(eventId), TELL_EVERY_MS).unref();
    await recount(eventId);
    const counts = await answered(redis.hVals(viewersKey(eventId)));
    const userCount = counts.reduce((sum, count) => sum + living(count), 0);
    hub.to(channelOf('event', eventId)).emit('room-info', { eventId, userCount });
  }

  return {
    recount,
    changed(eventId) {
      if (due.has(eventId)) return;
      due.add(eventId);
      const pause = Math.max((lastTold.get(eventId) ?? 0) + TELL_EVERY_MS - Date.now(), 0);
      setTimeout(() => tell(eventId).catch(() => undefined), pause).unref();
    },
  };
}

const viewersKey = (eventId: string) => `queue:{${eventId}}:viewers`;

function living(count: string): number {
  const [people, at] = count.split(':').map(Number);
  return Date.now() - (at ?? 0) < COUNT_LIVES_MS ? (people ?? 0) : 0;
}

/** People, not sockets: one may have several tabs open. */
function peopleHere(hub: Hub, eventId: string): number {
  const people = new Set<string>();
  for (const id of hub.of('/').adapter.rooms.get(channelOf('event', eventId)) ?? [])
    people.add(hub.of('/').sockets.get(id)?.data.user?.userId ?? id);
  return people.size;
}

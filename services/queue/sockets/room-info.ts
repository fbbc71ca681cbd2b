import { answered } from '../redis/answered.ts';
import type { Redis } from '../redis/connect.ts';
import { channelOf } from './channels.ts';
import type { SentLately } from './coming-back/sent-lately.ts';
import type { Hub } from './hub.ts';

/** At most one message an event in this time from each replica, however many come and go. */
const TELL_EVERY_MS = 1_000;
/** A replica that died is counted no longer than this; living ones recount more often. */
const COUNT_LIVES_MS = 60_000;

export type RoomInfo = {
  /** Somebody joined or left this event's page, here. */
  changed: (eventId: string) => void;
  /** Counts this replica's people of an event again; tells nobody. */
  recount: (eventId: string) => Promise<void>;
  close: () => void;
};

/**
 * Tells how many people look at an event. Each replica notes its own count, and tells its own sockets the sum of
 * all; whether the others' have changed it looks up once a second, for what is looked at here. Nothing of it goes
 * through the stream, which has to hold what a socket that comes back has missed.
 */
export function createRoomInfo(hub: Hub, redis: Redis, sentLately: Pick<SentLately, 'latest'>): RoomInfo {
  const replica = crypto.randomUUID();
  const lastTold = new Map<string, number>();
  const due = new Set<string>();
  /** How many, as the sockets here were told last; `NaN` when that failed. */
  const told = new Map<string, number>();
  const timer = setInterval(() => void lookAtOthers(), TELL_EVERY_MS);

  async function recount(eventId: string): Promise<void> {
    const key = viewersKey(eventId);
    await answered(
      Promise.all([
        redis.hSet(key, replica, `${peopleHere(hub, eventId)}:${Date.now()}`),
        redis.pExpire(key, COUNT_LIVES_MS),
      ]),
    );
  }

  async function countAll(eventId: string): Promise<number> {
    const counts = await answered(redis.hVals(viewersKey(eventId)));
    return counts.reduce((sum, count) => sum + living(count), 0);
  }

  async function tell(eventId: string): Promise<void> {
    due.delete(eventId);
    lastTold.set(eventId, Date.now());
    setTimeout(() => due.has(eventId) || lastTold.delete(eventId), TELL_EVERY_MS).unref();
    await recount(eventId);
    const userCount = await countAll(eventId);
    told.set(eventId, userCount);
    // As messages of the stream do, it says how far its hearer has heard: who has heard nothing else may come back too.
    const offset = sentLately.latest();
    hub.local
      .to(channelOf('event', eventId))
      .emit('room-info', { eventId, userCount }, ...(offset ? [offset] : []));
  }

  function changed(eventId: string): void {
    if (due.has(eventId)) return;
    due.add(eventId);
    const pause = Math.max((lastTold.get(eventId) ?? 0) + TELL_EVERY_MS - Date.now(), 0);
    setTimeout(() => tell(eventId).catch(() => told.set(eventId, Number.NaN)), pause).unref();
  }

  async function lookAtOthers(): Promise<void> {
    for (const eventId of told.keys())
      if (!hub.of('/').adapter.rooms.has(channelOf('event', eventId))) told.delete(eventId);
    await Promise.allSettled(
      [...told].map(async ([eventId, userCount]) => {
        if ((await countAll(eventId)) !== userCount) changed(eventId);
      }),
    );
  }

  return { recount, changed, close: () => clearInterval(timer) };
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

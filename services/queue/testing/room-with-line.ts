import type { EventFacts } from '#shared/events/facts.ts';
import { roomKey } from '../room/rules.ts';
import { aBuyer, anEvent, type Buyer, type Replica } from './replica.ts';

const NAMES = ['number', 'waiting', 'seen', 'active', 'arrivals', 'called', 'line', 'settings', 'restored'];

export type Carried = { buyer: Buyer; headers: Record<string, string> };

/** A room for two with two inside and five in the line, each with what they carry; they came by `door`. */
export async function aRoomWithLine(replica: Replica, events: EventFacts[], door = replica) {
  const event = anEvent();
  events.push(event);
  const id = event.id;
  const admin = await aBuyer('admin');
  await admin.call(door.url, 'PUT', `/api/queue/admin/${id}`, { threshold: 2 });
  async function comes(): Promise<Carried> {
    const buyer = await aBuyer();
    const { body } = await buyer.call(door.url, 'POST', `/api/queue/check/${id}`);
    return { buyer, headers: carried(body) };
  }
  const crowd: Carried[] = [];
  for (let count = 0; count < 7; count++) crowd.push(await comes());
  const keys = NAMES.map((name) => `${roomKey(id)}:${name}`);
  const room = {
    id,
    inside: crowd.slice(0, 2),
    line: crowd.slice(2),
    report: async () => (await admin.call(replica.url, 'GET', `/api/queue/admin/${id}`)).body,
    /** As they stand in Redis. */
    order: () => replica.redis.zRange(`${roomKey(id)}:waiting`, 0, -1),
    poll: async ({ buyer, headers }: Carried, at = replica) =>
      (await buyer.call(at.url, 'GET', `/api/queue/status/${id}`, undefined, headers)).body,
    /** Redis comes back empty. */
    async lose(eventId = id) {
      await replica.redis.del(NAMES.map((name) => `${roomKey(eventId)}:${name}`));
    },
    comes,
    keepPicture: () =>
      Promise.all(keys.map((key) => replica.redis.copy(key, `${key}:then`, { REPLACE: true }))),
    /** Redis comes back with what it had written down then. */
    async returnToPicture() {
      await replica.redis.del(keys);
      for (const key of keys) await replica.redis.copy(`${key}:then`, key, { REPLACE: true });
    },
  };
  return room;
}

export const carried = ({ ticket, pass }: Record<string, unknown>): Record<string, string> => ({
  ...(typeof ticket === 'string' && { 'x-queue-ticket': ticket }),
  ...(typeof pass === 'string' && { 'x-admission-pass': pass }),
});
export const ids = (some: Carried[]) => some.map(({ buyer }) => buyer.userId);
export type RoomWithLine = Awaited<ReturnType<typeof aRoomWithLine>>;

export function fail(): never {
  throw new Error('nobody there');
}

import { silent } from '#shared/testing/database.ts';
import { connectRedis, type Redis } from '../redis/connect.ts';
import { openRooms, type Rooms } from '../room/rooms.ts';
import { type RoomRules, roomKey } from '../room/rules.ts';
import { RULES, sleep } from './replica.ts';

const CLIENTS = 4;

/** Several connections to the test run's Redis, as several replicas have them. */
export async function connectClients() {
  const address = new URL(process.env.TEST_REDIS ?? '').host;
  const clients = Array.from({ length: CLIENTS }, () => connectRedis({ address }, silent));
  while (!clients.every((client) => client.isReady)) await sleep(5);
  return {
    /** The room of a new event. `at` says by which connection an act goes. */
    aRoom: (rules: Partial<RoomRules> = {}) => aRoom(clients, { ...RULES, ...rules }),
    /** As a Redis that was restarted does. */
    forgetScripts: () => clients[0]?.scriptFlush(),
    close: () => {
      for (const client of clients) client.destroy();
    },
  };
}
export type TestRoom = ReturnType<typeof aRoom>;

function aRoom(clients: readonly Redis[], rules: RoomRules) {
  const eventId = crypto.randomUUID();
  const doors = clients.map((client) => openRooms(client, rules));
  const door = (at: number): Rooms => doors[at % CLIENTS] ?? missing();
  const client = (): Redis => clients[0] ?? missing();
  const key = (name: string) => `${roomKey(eventId)}:${name}`;
  const inThePast = (set: string, value: string) =>
    client().zAdd(key(set), { score: 1, value }, { condition: 'XX' });

  return {
    enter: (userId: string, at = 0) => door(at).enter({ eventId, userId }, 'enter'),
    look: (userId: string, at = 0) => door(at).enter({ eventId, userId }, 'look'),
    ask: (userId: string, at = 0) => door(at).enter({ eventId, userId }, 'ask'),
    leave: (userId: string, at = 0) => door(at).leave({ eventId, userId }),
    release: (userId: string, reservationId: string) => door(0).release({ eventId, userId }, reservationId),
    admit: (at = 0) => door(at).admit(eventId),
    peek: () => door(0).peek(eventId),
    keep: (what: 'slots' | 'places', users: string[]) => door(0).keep(eventId, what, users),
    limit: (limits: Parameters<Rooms['limit']>[1]) => door(0).limit(eventId, limits),
    /** As if time had passed without a sign of life of this user. */
    forget: (userId: string) => Promise.all([inThePast('active', userId), inThePast('seen', userId)]),
    /** As if the last tick of the line had been then. */
    setTicked: (at: number) => client().hSet(key('line'), 'ticked', at),
    admissions: () => client().zRangeWithScores(key('admissions'), 0, -1),
    line: () => client().zRange(key('waiting'), 0, -1),
    inside: async () => (await client().zRange(key('active'), 0, -1)).toSorted(),
  };
}

function missing(): never {
  throw new Error('no such connection');
}

export const people = (count: number) => Array.from({ length: count }, (_, at) => `user-${at}`);

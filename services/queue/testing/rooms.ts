import { silent } from '#shared/testing/database.ts';
import type { LostSlot } from '../lost-memory/lost.ts';
import { rememberRooms } from '../lost-memory/room-memory.ts';
import { connectRedis, type Redis } from '../redis/connect.ts';
import { type Entry, openRooms, type Rooms } from '../room/rooms.ts';
import { type RoomRules, roomKey } from '../room/rules.ts';
import type { SomeSettings } from '../room/settings.ts';
import { RULES, sleep } from './replica.ts';

const CLIENTS = 4;
const PLAIN: Entry = { manner: 'enter', solved: false, opensAt: 0, draw: 0 };
const LASTING_KEYS = ['number', 'waiting', 'seen', 'active', 'arrivals', 'line'];
const ALL_KEYS = [
  'number',
  'waiting',
  'seen',
  'active',
  'arrivals',
  'called',
  'line',
  'settings',
  'restored',
];

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
  const memories = clients.map(rememberRooms);
  const doors = clients.map((client, at) => openRooms(client, rules, memories[at] ?? missing()));
  const door = (at: number): Rooms => doors[at % CLIENTS] ?? missing();
  const client = (): Redis => clients[0] ?? missing();
  const key = (name: string) => `${roomKey(eventId)}:${name}`;
  const inThePast = (set: string, value: string) =>
    client().zAdd(key(set), { score: 1, value }, { condition: 'XX' });

  return {
    enter: (userId: string, at = 0, entry: Partial<Entry> = {}) =>
      door(at).enter({ eventId, userId }, { ...PLAIN, ...entry }),
    look: (userId: string, at = 0) => door(at).enter({ eventId, userId }, { ...PLAIN, manner: 'look' }),
    ask: (userId: string, at = 0) => door(at).enter({ eventId, userId }, { ...PLAIN, manner: 'ask' }),
    leave: (userId: string, at = 0) => door(at).leave({ eventId, userId }),
    release: (userId: string, id: string, visit = 0) => door(0).release({ eventId, userId }, { id, visit }),
    admit: (at = 0, opensAt = 0) => door(at).admit(eventId, opensAt),
    peek: () => door(0).peek(eventId),
    keep: (what: 'slots' | 'places', users: string[]) => door(0).keep(eventId, what, users),
    set: (settings: SomeSettings) => door(0).set(eventId, settings),
    clear: () => door(0).clear(eventId),
    restoreSlot: (userId: string, lost: LostSlot) => door(0).restoreSlot({ eventId, userId }, lost),
    remind: (at = 0) => door(at).remind(eventId),
    /** As a Redis does that comes back empty, or with what it had written down last. */
    lose: () => client().del(ALL_KEYS.map(key)),
    /** As if this replica had just been started. */
    restartReplica: (at: number) => {
      doors[at] = openRooms(clients[at] ?? missing(), rules, rememberRooms());
    },
    forgetCalled: () => client().del(key('called')),
    expireSoon: () => Promise.all(LASTING_KEYS.map((name) => client().pExpire(key(name), 60_000))),
    shortestLife: async () =>
      Math.min(...(await Promise.all(LASTING_KEYS.map((name) => client().pTTL(key(name)))))),
    /** As if the memory had been lost longer ago. */
    setLostAt: (at: number) => client().hSet(key('line'), 'lostAt', at),
    /** As if time had passed without a sign of life of this user. */
    forget: (userId: string) => Promise.all([inThePast('active', userId), inThePast('seen', userId)]),
    /** As if the last tick of the line had been then. */
    setTicked: (at: number) => client().hSet(key('line'), 'ticked', at),
    /** As if so many a second had been called up of late, counted by so many. */
    setPace: (pace: number, counted: number) => client().hSet(key('line'), { pace, paceOf: counted }),
    called: () => client().zRangeWithScores(key('called'), 0, -1),
    line: () => client().zRange(key('waiting'), 0, -1),
    inside: async () => (await client().zRange(key('active'), 0, -1)).toSorted(),
  };
}

function missing(): never {
  throw new Error('no such connection');
}

export const people = (count: number) => Array.from({ length: count }, (_, at) => `user-${at}`);

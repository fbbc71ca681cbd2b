import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { deadLettersInState } from '#shared/dead-letters/in-state-store.ts';
import type { EventFacts } from '#shared/events/facts.ts';
import { OWN_NETWORKS } from '#shared/http/client-address.ts';
import { silent } from '#shared/testing/database.ts';
import { listen as serve } from '#shared/testing/listen.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { openQueue, type QueueOptions } from '../queue.ts';
import type { RoomRules } from '../room/rules.ts';

export const ADMISSION_SECRET = 'test-admission-secret-of-32-characters';
export const APP_API_TOKEN = 'test-sidecar-token';
export const RULES: RoomRules = { threshold: 1_000, admitPerSecond: 100, slotMs: 300_000, placeMs: 60_000 };

/** So many that no test meets them unless it wants to. */
const MANY = { windowMs: 1_000, perAccount: 1_000_000, perAddress: 1_000_000, perNetwork: 1_000_000 };
/** All come from this one machine. */
const WIDE = { socketsPerSecond: 10_000, packetsPerSecond: 100_000 };

const Body = z.record(z.string(), z.unknown());

const issuer = await createTestIssuer();

/** An event on sale, unless said otherwise; no two tests share one, so they may share a Redis. */
export const anEvent = (facts: Partial<EventFacts> = {}): EventFacts => ({
  id: crypto.randomUUID(),
  title: '한강 재즈의 밤',
  artist: null,
  venue: '노들섬',
  address: null,
  eventDate: inDays(30),
  saleStartDate: inDays(-1),
  saleEndDate: inDays(29),
  status: 'scheduled',
  version: 1,
  layout: null,
  ticketTypes: [],
  ...facts,
});

/** As if event-service knew every event that it is asked for. */
export const ANY_EVENT = { fetchEvent: async (id: string) => anEvent({ id }) };

export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** A replica of the service as it runs, with a port of its own; `events` is what event-service knows. */
export async function startReplica(
  events: EventFacts[],
  rules: Partial<RoomRules> = {},
  options: Partial<QueueOptions> = {},
) {
  const queue = openQueue({
    redis: { address: new URL(process.env.TEST_REDIS ?? '').host },
    rules: { ...RULES, ...rules },
    limits: { enter: MANY, poll: MANY },
    proofOfWork: { difficulty: 8, lifeMs: 60_000 },
    trustedProxies: OWN_NETWORKS,
    addressLimits: WIDE,
    admissionSecret: ADMISSION_SECRET,
    secureCookies: false,
    appApiToken: APP_API_TOKEN,
    accounts: issuer.accounts,
    deadLetters: deadLettersInState({ url: 'http://127.0.0.1:1' }),
    fetchEvent: async (id) => events.find((event) => event.id === id),
    tellOthers: { now: async () => undefined, soon: () => undefined },
    sidecarPing: async () => undefined,
    log: silent,
    ...options,
  });
  const served = await serve(queue.app.fetch, queue.attach);
  while (!queue.redis.isReady) await sleep(5);
  return {
    ...queue,
    url: served.url,
    async stop() {
      queue.hangUp();
      await queue.close();
      served.close();
    },
  };
}
export type Replica = Awaited<ReturnType<typeof startReplica>>;

/** A buyer with a token, who calls the REST routes and opens sockets of any replica. */
export async function aBuyer(role: User['role'] = 'user') {
  const user = newUser(role);
  const token = await issuer.sign(user);
  return {
    ...user,
    token,
    async call(
      url: string,
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) {
      const response = await fetch(url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body: body === undefined ? null : JSON.stringify(body),
      });
      return { status: response.status, headers: response.headers, body: Body.parse(await response.json()) };
    },
    connect: (url: string): Socket => connect(url, token),
  };
}
export type Buyer = Awaited<ReturnType<typeof aBuyer>>;

/** `more` is what else it says of itself when it connects. */
export const connect = (url: string, token?: unknown, more: object = {}): Socket =>
  io(url, { auth: { token, ...more }, transports: ['websocket'], forceNew: true, reconnectionDelay: 50 });

/** Everything a socket hears from now on, by name. */
export function listen(socket: Socket) {
  const heard: { name: string; payload: unknown }[] = [];
  socket.onAny((name, payload) => heard.push({ name, payload }));
  return {
    heard,
    of: (name: string) => heard.filter((message) => message.name === name).map(({ payload }) => payload),
  };
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

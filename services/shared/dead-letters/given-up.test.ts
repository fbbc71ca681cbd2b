import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publish } from '../dapr/publish.ts';
import type { Database } from '../database/connect.ts';
import type { EventData } from '../events/contracts.ts';
import { subscribe } from '../events/subscribe.ts';
import { createHttp } from '../http/app.ts';
import { createTestDatabase, silent } from '../testing/database.ts';
import { listen } from '../testing/listen.ts';
import { SIDECAR_TOKEN, startSidecar } from '../testing/sidecar.ts';
import { deadLettersInDatabase } from './in-database.ts';
import type { DeadLetters } from './letter.ts';
import { serveDeadLetters } from './serve-dead-letters.ts';
import { createDeadLetters } from './table.ts';

/** What a poisoned event is answered; all others are handled. */
const POISONED = '00000000-0000-4000-8000-00000000dead';
const RETRIES = 2;

type Sidecar = Awaited<ReturnType<typeof startSidecar>>;
let database: Database<object>;
let letters: DeadLetters;
let server: Awaited<ReturnType<typeof listen>>;
let speaker: Sidecar;
let hearer: Sidecar;
let tries: string[] = [];
const handled: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase({
    letters: {
      async up(db) {
        for (const step of createDeadLetters) await step.execute(db);
      },
    },
  });
  letters = deadLettersInDatabase(database.db);
  const http = { log: silent, appApiToken: SIDECAR_TOKEN };
  const app = createHttp({ service: 'event', version: 'test', health: { sidecar: async () => {} }, ...http });
  subscribe(app, silent, 'user.deleted', async ({ id, data }) => {
    tries.push(id);
    if (data.userId === POISONED) throw new Error('it cannot be handled');
    handled.push(id);
  });
  serveDeadLetters(app, http, letters);
  server = await listen(app.fetch);
  hearer = await startSidecar('event', Number(new URL(server.url).port), { retries: RETRIES });
  speaker = await startSidecar('auth');
}, 60_000);
afterAll(async () => {
  await Promise.all([speaker?.stop(), hearer?.stop()]);
  server?.close();
  await database?.close();
});

async function tell(data: object, type: 'user.deleted' = 'user.deleted'): Promise<string> {
  const id = crypto.randomUUID();
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  await publish(speaker, { id, topic: 'users', type, data, traceparent });
  return id;
}

const deleted = (userId: string): EventData<'user.deleted'> => ({ userId });

const givenUp = (id: string) => vi.waitUntil(() => letters.find(id), { timeout: 30_000, interval: 50 });

test('32: an event that cannot be handled is kept after all its tries, with why, and the others flow on', async () => {
  tries = [];
  const poison = await tell(deleted(POISONED));
  const others = await Promise.all([1, 2, 3].map(() => tell(deleted(crypto.randomUUID()))));
  expect(await givenUp(poison)).toMatchObject({
    topic: 'users',
    type: 'user.deleted',
    times: 1,
    reason: 'it cannot be handled',
  });
  await vi.waitUntil(() => others.every((id) => handled.includes(id)), { timeout: 30_000 });
  expect(tries.filter((id) => id === poison)).toHaveLength(1 + RETRIES);
  expect(JSON.parse((await letters.find(poison))?.envelope ?? '')).toMatchObject({
    id: poison,
    type: 'user.deleted',
    data: { userId: POISONED },
    traceparent: expect.stringContaining('a'.repeat(32)),
  });
});

test('32: one that breaks its contract is kept at once, without another try', async () => {
  const broken = await tell({ userId: 'nobody' });
  expect(await givenUp(broken)).toMatchObject({
    type: 'user.deleted',
    reason: expect.stringContaining('breaks its contract'),
  });
});

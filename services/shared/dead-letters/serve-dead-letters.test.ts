import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../database/connect.ts';
import { subscribe } from '../events/subscribe.ts';
import { createHttp } from '../http/app.ts';
import { createTestDatabase } from '../testing/database.ts';
import { metricValue } from '../testing/metric-value.ts';
import { deadLettersInDatabase } from './in-database.ts';
import { type DeadLetters, MOST_LISTED } from './letter.ts';
import { serveDeadLetters } from './serve-dead-letters.ts';
import { createDeadLetters } from './table.ts';

const TOKEN = 'token-of-the-sidecar';
const BY_HAND = { 'dapr-api-token': TOKEN, 'dapr-caller-app-id': 'events' };

let database: Database<object>;
let letters: DeadLetters;
let app: ReturnType<typeof createHttp>;
let handled: string[] = [];
let handle: () => Promise<void>;
let replayAlone: (work: () => Promise<void>) => Promise<void>;
let logged = '';

beforeAll(async () => {
  database = await createTestDatabase({
    letters: {
      async up(db) {
        for (const step of createDeadLetters) await step.execute(db);
      },
    },
  });
  letters = deadLettersInDatabase(database.db);
  const output = new Writable({
    write(line, _, done) {
      logged += String(line);
      done();
    },
  });
  const http = { log: pino(output), appApiToken: TOKEN };
  app = createHttp({ service: 'test', version: 'test', health: { sidecar: async () => {} }, ...http });
  subscribe(app, http.log, 'user.registered', async ({ id }) => {
    await handle();
    handled.push(id);
  });
  serveDeadLetters(app, { ...http, replayAlone: (work) => replayAlone(work) }, letters);
});
beforeEach(async () => {
  await sql`delete from dead_letters`.execute(database.db);
  handled = [];
  logged = '';
  handle = async () => {};
  replayAlone = (work) => work();
});
afterAll(() => database.close());

const SECRET = 'kim@example.com';
const anEvent = (given: object = {}) => ({
  specversion: '1.0',
  id: crypto.randomUUID(),
  topic: 'users',
  type: 'user.registered',
  data: { userId: crypto.randomUUID(), email: SECRET, name: '김', role: 'user' },
  ...given,
});

const post = (path: string, body: string, headers: Record<string, string> = { 'dapr-api-token': TOKEN }) =>
  app.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', ...headers },
    body,
  });

async function giveUp(text: string) {
  const response = await post('/events/dead-letters', text);
  return response.json();
}

const replay = async (id: string) =>
  (
    await post(`/internal/dead-letters/${id}/replay`, '{}', {
      ...BY_HAND,
      'content-type': 'application/json',
    })
  ).json();

const ask = async (path: string) => (await app.request(path, { headers: BY_HAND })).json();

test('32: what the sidecar gives up is kept, counted, and told at error level by its id and type alone', async () => {
  const event = anEvent();
  expect(await giveUp(JSON.stringify(event))).toEqual({ status: 'SUCCESS' });
  expect(await ask('/internal/dead-letters')).toMatchObject({
    ok: true,
    letters: [{ id: event.id, topic: 'users', type: 'user.registered', times: 1, replayedAt: null }],
  });
  expect(await metricValue('tiketi_dead_letters', { topic: 'users' })).toBe(1);
  const line = logged.split('\n').find((one) => one.includes('given up')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({ level: 50, eventId: event.id, type: 'user.registered' });
  expect(logged).not.toContain(SECRET);
  await replay(event.id);
});

test('32: replayed, it is handled here once, is counted no longer, and stays to be seen', async () => {
  const event = anEvent();
  await giveUp(JSON.stringify(event));
  expect(await replay(event.id)).toEqual({ ok: true, replayed: true, reason: null });
  expect(handled).toEqual([event.id]);
  expect(await metricValue('tiketi_dead_letters', { topic: 'users' })).toBe(0);
  expect(await ask('/internal/dead-letters')).toEqual({ ok: true, letters: [] });
  expect(await ask(`/internal/dead-letters/${event.id}`)).toMatchObject({
    ok: true,
    letter: { id: event.id, envelope: JSON.stringify(event), replayedAt: expect.any(String) },
  });
});

test('32: one that fails again stays, and says why', async () => {
  const event = anEvent();
  await giveUp(JSON.stringify(event));
  handle = () => Promise.reject(new Error('a table is missing'));
  expect(await replay(event.id)).toEqual({ ok: true, replayed: false, reason: 'a table is missing' });
  expect((await letters.list('waiting')).map(({ id }) => id)).toContain(event.id);
  handle = async () => {};
  expect(await replay(event.id)).toMatchObject({ replayed: true });
});

test('why a handler failed is known when its event is given up, and so is how one breaks its contract', async () => {
  const event = anEvent();
  handle = () => Promise.reject(new Error('a table is missing'));
  await post('/events/user.registered', JSON.stringify(event));
  await giveUp(JSON.stringify(event));
  expect(await letters.find(event.id)).toMatchObject({ reason: 'a table is missing' });

  const broken = anEvent({ data: { userId: 'nobody', email: SECRET } });
  expect(await (await post('/events/user.registered', JSON.stringify(broken))).json()).toEqual({
    status: 'DROP',
  });
  await giveUp(JSON.stringify(broken));
  const { reason } = (await letters.find(broken.id)) ?? {};
  expect(reason).toMatch(/^breaks its contract: userId/);
  expect(reason).not.toContain(SECRET);
});

test('32: a reason tells nothing of a person and no secret, as a log does not', async () => {
  const event = anEvent();
  const token = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiI3ZDFmIn0.c2VjcmV0';
  handle = () => Promise.reject(new Error(`no mail to ${SECRET} with Bearer ${token}`));
  await post('/events/user.registered', JSON.stringify(event));
  await giveUp(JSON.stringify(event));
  const { reason } = (await letters.find(event.id)) ?? {};
  expect(reason).toMatch(/^no mail to k\*\*\*@example.com/);
  expect(reason).not.toContain(token);
});

test.each([
  ['of a type that no event has', anEvent({ type: 'constructor' }), 'no event is of the type constructor'],
  ['of a type without interest here', anEvent({ type: 'user.deleted' }), 'of no interest here'],
  [
    'that is nested without end',
    anEvent({ data: JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) }),
    '400',
  ],
  ['larger than any request may be', anEvent({ data: { name: 'x'.repeat(300 * 1024) } }), '413'],
])('32: one %s is kept too, and cannot be replayed', async (_, event, reason) => {
  const text = JSON.stringify(event);
  expect(await giveUp(text)).toEqual({ status: 'SUCCESS' });
  expect(await letters.find(event.id)).toMatchObject({ envelope: text });
  expect(await replay(event.id)).toMatchObject({
    replayed: false,
    reason: expect.stringContaining(reason),
  });
});

test('a letter that cannot be kept now comes again', async () => {
  const closed = await createTestDatabase({});
  await closed.close();
  const http = { log: pino({ level: 'silent' }), appApiToken: TOKEN };
  const homeless = createHttp({
    service: 'test',
    version: 'test',
    health: { sidecar: async () => {} },
    ...http,
  });
  serveDeadLetters(homeless, http, deadLettersInDatabase(closed.db));
  const response = await homeless.request('/events/dead-letters', {
    method: 'POST',
    headers: { 'dapr-api-token': TOKEN },
    body: JSON.stringify(anEvent()),
  });
  expect(await response.json()).toEqual({ status: 'RETRY' });
});

test('of a letter that is not there nothing is replayed', async () => {
  expect(await replay('nobody')).toEqual({ ok: false, code: 'NOT_FOUND' });
  expect(await ask('/internal/dead-letters/nobody')).toEqual({ ok: false, code: 'NOT_FOUND' });
});

test.each([
  ['anybody', {}],
  ['another service', { 'dapr-api-token': TOKEN, 'dapr-caller-app-id': 'notification' }],
  ['its own sidecar unasked', { 'dapr-api-token': TOKEN }],
])('neither list nor replay is for %s', async (_, headers) => {
  for (const path of ['/internal/dead-letters', '/internal/dead-letters/x'])
    expect((await app.request(path, { headers })).status).toBe(403);
  expect((await post('/internal/dead-letters/x/replay', '{}', headers)).status).toBe(403);
});

test('nobody invokes the door of the dead letters from outside', async () => {
  const text = JSON.stringify(anEvent());
  expect((await post('/events/dead-letters', text, {})).status).toBe(403);
  expect((await post('/events/dead-letters', text, BY_HAND)).status).toBe(403);
});

/** As if so many minutes had gone by for all letters. */
const minutesPass = (minutes: number) =>
  sql`update dead_letters set last_seen_at = last_seen_at - make_interval(mins => ${minutes})`.execute(
    database.db,
  );

const byTheClock = () => post('/jobs/replay-dead-letters', '{}');

test('an outage longer than all tries of the sidecar mends itself: a letter is tried again five minutes later', async () => {
  const event = anEvent();
  await giveUp(JSON.stringify(event));
  await minutesPass(4);
  await byTheClock();
  expect(handled).toEqual([]);
  await minutesPass(2);
  await byTheClock();
  await byTheClock();
  expect(handled).toEqual([event.id]);
  expect(await ask('/internal/dead-letters')).toEqual({ ok: true, letters: [] });
});

test('a letter that fails again waits longer each time, and after the third for a person', async () => {
  const event = anEvent();
  handle = async () => {
    throw new Error('cannot be handled');
  };
  await giveUp(JSON.stringify(event));
  for (const [minutes, times] of [
    [6, 2],
    [6, 2],
    [31, 3],
    [31, 3],
    [181, 4],
    [10_000, 4],
  ] as const) {
    await minutesPass(minutes);
    await byTheClock();
    expect(await ask('/internal/dead-letters')).toMatchObject({
      letters: [{ id: event.id, times, reason: 'cannot be handled' }],
    });
  }
  handle = async () => {};
  expect(await replay(event.id)).toMatchObject({ replayed: true });
});

test('while another replica tries the letters again, this one leaves them alone', async () => {
  const event = anEvent();
  await giveUp(JSON.stringify(event));
  await minutesPass(6);
  replayAlone = async () => {};
  await byTheClock();
  expect(handled).toEqual([]);
  replayAlone = (work) => work();
  await byTheClock();
  expect(handled).toEqual([event.id]);
});

test('letters that wait for a person keep none from being tried again, however many', async () => {
  const event = anEvent();
  await giveUp(JSON.stringify(event));
  await minutesPass(6);
  await sql`
    insert into dead_letters (id, topic, type, envelope, times)
    select 'person-' || n, 'users', 'user.registered', '{}', 4
    from generate_series(1, ${MOST_LISTED}::int) as n`.execute(database.db);
  await byTheClock();
  expect(handled).toEqual([event.id]);
});

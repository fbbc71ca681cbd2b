import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../database/connect.ts';
import { currentContext } from '../telemetry/request-context.ts';
import { createTestDatabase, silent } from '../testing/database.ts';
import { recordSpans } from '../testing/recorded-spans.ts';
import { createHttp } from './app.ts';

type Tables = { seats: { id: string } };

const TRACE = 'a'.repeat(32);
const CALLER = 'b'.repeat(16);

let database: Database<Tables>;
let handedOn: string | undefined;
const app = createHttp({
  service: 'test',
  version: 'test',
  log: silent,
  appApiToken: 'token-of-the-sidecar',
  health: { database: () => database.ping(), sidecar: async () => {} },
});
app.get('/api/seats/:id', async (c) => {
  handedOn = currentContext()?.traceparent;
  await database.db.selectFrom('seats').selectAll().where('id', '=', c.req.param('id')).execute();
  return c.json({});
});
app.post('/api/seats/:id', async (c) => {
  await database.db
    .insertInto('seats')
    .values({ id: c.req.param('id') })
    .execute();
  return c.json({});
});
app.get('/throws', () => {
  throw 'no error, only a text';
});

beforeAll(async () => {
  const createSeats = sql`create table seats (id text primary key)`;
  database = await createTestDatabase<Tables>({
    seats: { up: async (db) => void (await createSeats.execute(db)) },
  });
});
afterAll(() => database.close());

let spans: ReturnType<typeof recordSpans>;
beforeEach(() => {
  spans = recordSpans();
});
afterEach(() => spans.stop());

const ask = (path: string, flags = '01', method = 'GET') =>
  app.request(path, { method, headers: { traceparent: `00-${TRACE}-${CALLER}-${flags}` } });

test('a request goes on with the trace of its caller, and its queries are part of it', async () => {
  await ask('/api/seats/7?name=canary');
  const [query, request] = spans.all();
  expect(request).toMatchObject({
    name: 'GET /api/seats/:id',
    trace: TRACE,
    parent: CALLER,
    attributes: {
      'http.request.method': 'GET',
      'http.route': '/api/seats/:id',
      'http.response.status_code': 200,
    },
  });
  expect(query).toMatchObject({
    name: 'select seats',
    trace: TRACE,
    parent: request?.id,
    attributes: {
      'db.system.name': 'postgresql',
      'db.operation.name': 'select',
      'db.collection.name': 'seats',
    },
  });
  expect(handedOn).toBe(`00-${TRACE}-${request?.id}-01`);
  expect(spans.text()).not.toContain('canary');
});

test('neither a value nor what a database says of it is recorded', async () => {
  await ask('/api/seats/canary', '01', 'POST');
  expect((await ask('/api/seats/canary', '01', 'POST')).status).toBe(500);
  const faults = spans.all().map(({ name, attributes }) => [name, attributes['error.type']]);
  expect(faults).toEqual([
    ['insert seats', undefined],
    ['POST /api/seats/:id', undefined],
    ['insert seats', '23505'],
    ['POST /api/seats/:id', '500'],
  ]);
  expect(spans.text()).not.toContain('canary');
});

test('without a caller a trace begins', async () => {
  await app.request('/api/seats/7', { headers: { traceparent: 'canary' } });
  expect(spans.all().at(-1)).toMatchObject({ name: 'GET /api/seats/:id', parent: undefined });
});

test('a trace that is not recorded is not, and goes on as such', async () => {
  await ask('/api/seats/7', '00');
  expect(spans.all()).toEqual([]);
  expect(handedOn).toMatch(new RegExp(`^00-${TRACE}-(?!b{16})[0-9a-f]{16}-00$`));
});

test('a request that no route takes, and one that ends in no way foreseen, are called by no address', async () => {
  await ask('/canary');
  await Promise.resolve(ask('/throws')).catch(() => undefined);
  expect(spans.all().map(({ name, attributes }) => [name, attributes['http.response.status_code']])).toEqual([
    ['GET unmatched', 404],
    ['GET /throws', 500],
  ]);
});

test('who asks all day whether all is well leaves no trace', async () => {
  for (const path of ['/health', '/health/db', '/health/all', '/metrics']) await ask(path);
  expect(spans.all()).toEqual([]);
});

test('where nothing is recorded the trace goes on all the same', async () => {
  spans.stop();
  await ask('/api/seats/7');
  expect(handedOn).toMatch(new RegExp(`^00-${TRACE}-(?!b{16})[0-9a-f]{16}-01$`));
  expect(spans.all()).toEqual([]);
});

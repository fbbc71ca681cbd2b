import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../database/connect.ts';
import { LEASE_SECONDS } from '../database/lease.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, silent } from '../testing/database.ts';
import { createTestIssuer, newUser } from '../testing/tokens.ts';
import { createHttp } from './app.ts';
import { authenticated } from './authentication.ts';
import { AppError } from './errors.ts';
import { idempotent } from './idempotency.ts';
import { countRunsOfIdempotencyKeys, createIdempotencyKeys } from './idempotency-keys.ts';

const warnings: object[] = [];
const log = createLogger('test', 'warn', { write: (line) => void warnings.push(JSON.parse(line)) });
let database: Database<object>;
let app: ReturnType<typeof createHttp>;
let buyer: string;
let another: string;
/** What happens when the act runs, and how often it ran. */
let act: () => Promise<object>;
let runs: number;
/** What the last run was told of itself. */
let seen: { attemptId: string | undefined; isRepeat: boolean | undefined };

beforeAll(async () => {
  database = await createTestDatabase({
    keys: {
      async up(db) {
        await createIdempotencyKeys.execute(db);
        await countRunsOfIdempotencyKeys.execute(db);
      },
    },
  });
  const issuer = await createTestIssuer();
  [buyer, another] = await Promise.all([issuer.sign(newUser()), issuer.sign(newUser())]);
  app = createHttp({
    service: 'test',
    version: 'test',
    log: silent,
    appApiToken: 'x',
    health: { sidecar: async () => {} },
  });
  const once = idempotent({ db: database.db, log }, 'PAYMENT_IN_PROGRESS');
  for (const path of ['/pay', '/charge']) {
    app.use(path, authenticated(issuer.verify), once);
    app.all(path, async (c) => {
      runs += 1;
      seen = { attemptId: c.get('attemptId'), isRepeat: c.get('isRepeat') };
      return c.json(await act(), 201);
    });
  }
});
afterAll(() => database.close());
beforeEach(() => {
  runs = 0;
  warnings.length = 0;
  act = async () => ({ run: runs });
});

const newKey = () => crypto.randomUUID();

async function call(
  key: string | undefined,
  body: object | string = { amount: 1 },
  { as = buyer, path = '/pay' } = {},
) {
  const response = await app.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${as}`,
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const replayed = response.headers.get('idempotency-replayed') === 'true';
  return { status: response.status, replayed, body: await response.json() };
}

test('a repeat gets the first answer; the act runs once', async () => {
  const key = newKey();
  expect(await call(key)).toEqual({ status: 201, replayed: false, body: { run: 1 } });
  expect(await call(key)).toEqual({ status: 201, replayed: true, body: { run: 1 } });
  expect(runs).toBe(1);
  expect(warnings).toEqual([]);
});

test('without a key every request is one of its own', async () => {
  await call(undefined);
  await call(undefined);
  expect(runs).toBe(2);
});

test('9: the same key for another body, or another address, is 422', async () => {
  const key = newKey();
  await call(key);
  const refused = { status: 422, body: { code: 'IDEMPOTENCY_CONFLICT' } };
  expect(await call(key, { amount: 2 })).toMatchObject(refused);
  expect(await call(key, { amount: 1 }, { path: '/charge' })).toMatchObject(refused);
  expect(runs).toBe(1);
});

test('two users may use the same key', async () => {
  const key = newKey();
  await call(key);
  expect(await call(key, { amount: 2 }, { as: another })).toMatchObject({ status: 201, body: { run: 2 } });
});

test('9: of twenty at once one runs, the others are told that it runs', async () => {
  const key = newKey();
  const gate = Promise.withResolvers<object>();
  act = () => gate.promise;
  const first = call(key);
  while (runs === 0) await new Promise(setImmediate);
  const others = await Promise.all(Array.from({ length: 19 }, () => call(key)));
  for (const other of others)
    expect(other).toMatchObject({ status: 409, body: { code: 'PAYMENT_IN_PROGRESS' } });
  gate.resolve({ paid: true });
  expect(await first).toMatchObject({ status: 201, body: { paid: true } });
  expect(runs).toBe(1);
  expect(await call(key)).toMatchObject({ replayed: true, body: { paid: true } });
});

test('a card that was declined stays declined', async () => {
  const key = newKey();
  act = () => Promise.reject(new AppError('PAYMENT_DECLINED'));
  expect(await call(key)).toMatchObject({ status: 402, replayed: false });
  act = async () => ({ paid: true });
  expect(await call(key)).toMatchObject({
    status: 402,
    replayed: true,
    body: { code: 'PAYMENT_DECLINED' },
  });
});

test.each([
  ['a fault', new Error('oops'), 500],
  ['a dependency that is away', new AppError('UPSTREAM_UNAVAILABLE'), 503],
  ['too many requests', new AppError('RATE_LIMITED'), 429],
  ['a payment that runs already', new AppError('PAYMENT_IN_PROGRESS'), 409],
  ['a refusal without effect', new AppError('INSUFFICIENT_STOCK'), 409],
])('after %s the same key may be tried again', async (_, thrown, status) => {
  const key = newKey();
  act = () => Promise.reject(thrown);
  expect((await call(key)).status).toBe(status);
  act = async () => ({ paid: true });
  expect(await call(key)).toMatchObject({ status: 201, replayed: false, body: { paid: true } });
});

/** A key whose process died in the middle; its lease has so many seconds left. */
async function keyOfDeadProcess(secondsLeft: number): Promise<string> {
  const key = newKey();
  await call(key);
  await sql`
    update idempotency_keys
    set status = null, body = null, running_until = now() + make_interval(secs => ${secondsLeft})
    where key = ${key}`.execute(database.db);
  runs = 0;
  return key;
}

test('a key whose process may still be at it is not taken over', async () => {
  const key = await keyOfDeadProcess(LEASE_SECONDS);
  expect(await call(key)).toMatchObject({ status: 409, body: { code: 'PAYMENT_IN_PROGRESS' } });
  expect(runs).toBe(0);
});

test('a key whose process died is taken over within seconds, by one of twenty, as the same attempt', async () => {
  const key = await keyOfDeadProcess(-1);
  const first = seen;
  const gate = Promise.withResolvers<object>();
  act = () => gate.promise;
  const answers = Array.from({ length: 20 }, () => call(key));
  while (runs === 0) await new Promise(setImmediate);
  gate.resolve({ takenOver: true });
  const statuses = (await Promise.all(answers)).map(({ status, replayed }) => (replayed ? 'kept' : status));
  expect(runs).toBe(1);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(first.isRepeat).toBe(false);
  expect(seen).toEqual({ attemptId: first.attemptId, isRepeat: true });
});

test('a request that takes longer than the lease keeps its key', async () => {
  const key = newKey();
  const gate = Promise.withResolvers<object>();
  act = () => gate.promise;
  const first = call(key);
  while (runs === 0) await new Promise(setImmediate);
  const leaseOf = async () => {
    const { rows } = await sql<{ running_until: Date }>`
      select running_until from idempotency_keys where key = ${key}`.execute(database.db);
    return rows[0]?.running_until.getTime() ?? 0;
  };
  const begun = await leaseOf();
  while ((await leaseOf()) === begun) await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await call(key)).status).toBe(409);
  gate.resolve({ paid: true });
  expect(await first).toMatchObject({ status: 201, body: { paid: true } });
  expect(runs).toBe(1);
});

test('who was believed dead and taken over neither decides what is kept nor lets a third one in', async () => {
  const key = newKey();
  const gates = [Promise.withResolvers<object>(), Promise.withResolvers<object>()];
  act = () => gates[runs - 1]?.promise ?? Promise.reject(new Error('a third run'));
  const first = call(key);
  while (runs < 1) await new Promise(setImmediate);
  await sql`update idempotency_keys set running_until = now() where key = ${key}`.execute(database.db);
  const second = call(key);
  while (runs < 2) await new Promise(setImmediate);
  gates[0]?.reject(new AppError('UPSTREAM_UNAVAILABLE'));
  expect((await first).status).toBe(503);
  expect((await call(key)).status).toBe(409);
  gates[1]?.resolve({ by: 'the second' });
  await second;
  expect(await call(key)).toMatchObject({ replayed: true, body: { by: 'the second' } });
});

test('a key whose process died is not taken over by another request', async () => {
  const key = await keyOfDeadProcess(-1);
  expect(await call(key, { amount: 999 })).toMatchObject({ status: 422 });
  expect(runs).toBe(0);
});

test('the same JSON spelled otherwise is the same request', async () => {
  const key = newKey();
  await call(key, '{"amount":1,"list":[{"a":1,"b":2},3]}');
  const again = await call(key, '{ "list": [ {"b":2.0, "a":1}, 3 ],\n "amount": 1e0 }');
  expect(again).toMatchObject({ status: 201, replayed: true });
  expect(await call(key, '{"amount":1,"list":[3,{"a":1,"b":2}]}')).toMatchObject({ status: 422 });
});

test('after a day a key is as new', async () => {
  const key = newKey();
  await call(key);
  await sql`update idempotency_keys set created_at = now() - interval '25 hours' where key = ${key}`.execute(
    database.db,
  );
  expect(await call(key, { amount: 2 })).toMatchObject({ status: 201, replayed: false, body: { run: 2 } });
});

test.each([
  ['an empty key', ''],
  ['a key with blanks', 'a b'],
  ['a key of 256 characters', 'k'.repeat(256)],
])('%s is 400', async (_, key) => {
  expect(await call(key)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  expect(runs).toBe(0);
});

test('an answer is kept as it went out, letter by letter', async () => {
  const key = newKey();
  act = async () => ({ name: '김티켓 🎫', amount: 110_000, none: null });
  const { body } = await call(key);
  expect(JSON.stringify((await call(key)).body)).toBe(JSON.stringify(body));
});

test.each<[string, () => Promise<object>, number]>([
  ['what was done is told as done', async () => ({ run: runs }), 201],
  [
    'what is uncertain is told as uncertain',
    async () => {
      throw new AppError('PAYMENT_UNCERTAIN');
    },
    503,
  ],
])(
  '25: with the keys out of reach when the act is over, %s, and the log that it was not noted',
  async (_, does, status) => {
    act = async () => {
      await sql`alter table idempotency_keys rename to keys_out_of_reach`.execute(database.db);
      return does();
    };
    const answer = await call(newKey());
    await sql`alter table keys_out_of_reach rename to idempotency_keys`.execute(database.db);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(status === 201 ? { run: 1 } : { code: 'PAYMENT_UNCERTAIN' });
    expect(warnings).toMatchObject([
      { status, attemptId: seen.attemptId, msg: 'how a request ended was not noted under its key' },
    ]);
  },
);

test.each(['GET', 'HEAD'])(
  'a %s changes nothing, and needs no key: one that comes along is passed over',
  async (method) => {
    const headers = { authorization: `Bearer ${buyer}`, 'idempotency-key': newKey() };
    expect((await app.request('/pay', { method, headers })).status).toBe(201);
    expect((await app.request('/pay', { method, headers })).headers.has('idempotency-replayed')).toBe(false);
    expect(runs).toBe(2);
  },
);

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../database/connect.ts';
import { createTestDatabase, silent } from '../testing/database.ts';
import { createTestIssuer, newUser } from '../testing/tokens.ts';
import { createHttp } from './app.ts';
import { authenticated } from './authentication.ts';
import { AppError } from './errors.ts';
import { createIdempotencyKeys, idempotent } from './idempotency.ts';

let database: Database<object>;
let app: ReturnType<typeof createHttp>;
let buyer: string;
let another: string;
/** What happens when the act runs, and how often it ran. */
let act: () => Promise<object>;
let runs: number;

beforeAll(async () => {
  database = await createTestDatabase({
    keys: { up: async (db) => void (await createIdempotencyKeys.execute(db)) },
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
  for (const path of ['/pay', '/charge']) {
    app.use(path, authenticated(issuer.verify), idempotent(database.db, 'PAYMENT_IN_PROGRESS'));
    app.all(path, async (c) => {
      runs += 1;
      return c.json(await act(), 201);
    });
  }
});
afterAll(() => database.close());
beforeEach(() => {
  runs = 0;
  act = async () => ({ run: runs });
});

const newKey = () => crypto.randomUUID();

async function call(
  key: string | undefined,
  body: object = { amount: 1 },
  { as = buyer, path = '/pay' } = {},
) {
  const response = await app.request(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${as}`,
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });
  const replayed = response.headers.get('idempotency-replayed') === 'true';
  return { status: response.status, replayed, body: await response.json() };
}

test('a repeat gets the first answer; the act runs once', async () => {
  const key = newKey();
  expect(await call(key)).toEqual({ status: 201, replayed: false, body: { run: 1 } });
  expect(await call(key)).toEqual({ status: 201, replayed: true, body: { run: 1 } });
  expect(runs).toBe(1);
});

test('without a key every request is one of its own', async () => {
  await call(undefined);
  await call(undefined);
  expect(runs).toBe(2);
});

test('the same key for another body, or another address, is 422', async () => {
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

test('of twenty at once one runs, the others are told that it runs', async () => {
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

/** A key whose process died in the middle, some time ago. */
async function keyOfDeadProcess(secondsAgo: number): Promise<string> {
  const key = newKey();
  await call(key);
  await sql`
    update idempotency_keys
    set status = null, body = null, running_until = now() + make_interval(secs => ${60 - secondsAgo})
    where key = ${key}`.execute(database.db);
  runs = 0;
  return key;
}

test('a key whose process may still be at it is not taken over', async () => {
  const key = await keyOfDeadProcess(50);
  expect(await call(key)).toMatchObject({ status: 409, body: { code: 'PAYMENT_IN_PROGRESS' } });
  expect(runs).toBe(0);
});

test('a key whose process died is taken over after its minute, by one of twenty', async () => {
  const key = await keyOfDeadProcess(61);
  const gate = Promise.withResolvers<object>();
  act = () => gate.promise;
  const answers = Array.from({ length: 20 }, () => call(key));
  while (runs === 0) await new Promise(setImmediate);
  gate.resolve({ takenOver: true });
  const statuses = (await Promise.all(answers)).map(({ status, replayed }) => (replayed ? 'kept' : status));
  expect(runs).toBe(1);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
});

test('a key whose process died is not taken over by another request', async () => {
  const key = await keyOfDeadProcess(61);
  expect(await call(key, { amount: 999 })).toMatchObject({ status: 422 });
  expect(runs).toBe(0);
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
])('25: with the keys out of reach when the act is over, %s', async (_, does, status) => {
  act = async () => {
    await sql`alter table idempotency_keys rename to keys_out_of_reach`.execute(database.db);
    return does();
  };
  const answer = await call(newKey());
  await sql`alter table keys_out_of_reach rename to idempotency_keys`.execute(database.db);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject(status === 201 ? { run: 1 } : { code: 'PAYMENT_UNCERTAIN' });
});

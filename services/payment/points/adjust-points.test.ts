import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
const admin = newUser('admin');
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

const newKey = () => ({ 'idempotency-key': uuidv7() });
const adjust = (body: object, headers: Record<string, string> = newKey(), by = admin) =>
  world.request(by, 'POST', '/api/points/adjustments', { reason: '행사 보상', ...body }, headers);

async function auditOf(userId: string) {
  const { rows } = await sql<{ actor_email: string; action: string; details: object }>`
    select actor_email, action, details from audit_log where subject_id = ${userId}`.execute(world.db);
  return rows;
}

test('an administrator gives points for a reason that their owner reads, and it is on record', async () => {
  const user = newUser();
  const { status, body } = await adjust({ user_id: user.userId, amount: 5_000 });
  expect(status).toBe(200);
  expect(body).toMatchObject({ success: true, user_id: user.userId, balance: 5_000 });
  const own = await world.request(user, 'GET', '/api/points/histories');
  expect(own.body.histories).toMatchObject([
    { type: 'CHARGE', amount: 5_000, reference_type: 'MANUAL', description: '행사 보상' },
  ]);
  expect(await auditOf(user.userId)).toMatchObject([
    {
      actor_email: admin.email,
      action: 'points.adjusted',
      details: { amount: 5_000, reason: '행사 보상', balance_after: 5_000 },
    },
  ]);
});

test('an administrator takes points, but never more than there are', async () => {
  const { userId } = await userWithPoints(world.db, 3_000);
  expect((await adjust({ userId, amount: -1_000 })).body.history).toMatchObject({
    type: 'USE',
    amount: -1_000,
    balance_after: 2_000,
  });
  const refused = await adjust({ userId, amount: -2_001 });
  expect([refused.status, refused.body.code]).toEqual([402, 'INSUFFICIENT_POINTS']);
  expect(refused.body.details).toEqual({ balance: 2_000, required: 2_001 });
  expect(await auditLedger(world.db, userId)).toBe(2_000);
  expect(await auditOf(userId)).toHaveLength(1);
});

test('13: fifty administrators at once take a balance for one: one does', async () => {
  const { userId } = await userWithPoints(world.db, 10_000);
  const answers = await Promise.all(Array.from({ length: 50 }, () => adjust({ userId, amount: -10_000 })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.code === 'INSUFFICIENT_POINTS')).toHaveLength(49);
  expect(await auditLedger(world.db, userId)).toBe(0);
});

test('nothing is given above the limit of a balance, charges under way counted', async () => {
  const { userId } = await userWithPoints(world.db, 9_500_000);
  await sql`
    insert into point_charges (id, user_id, amount, status, buyer, gateway)
    values (${uuidv7()}, ${userId}, 400000, 'PROCESSING', '{}', 'toss')`.execute(world.db);
  const refused = await adjust({ userId, amount: 100_001 });
  expect([refused.status, refused.body.code]).toEqual([400, 'VALIDATION_ERROR']);
  expect((await adjust({ userId, amount: 100_000 })).status).toBe(200);
  expect(await auditLedger(world.db, userId)).toBe(9_600_000);
});

test('nobody gets points by an id that nobody has an account by', async () => {
  const { userId } = newUser();
  world.strangers.add(userId);
  for (const [amount, status, code] of [
    [1_000, 404, 'NOT_FOUND'],
    [-1_000, 402, 'INSUFFICIENT_POINTS'],
  ] as const) {
    const refused = await adjust({ userId, amount });
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  }
  const accounts = await world.db.selectFrom('points').where('user_id', '=', userId).selectAll().execute();
  expect(accounts).toEqual([]);
});

test('9: twenty times at once under one key is once; another amount under it is a conflict', async () => {
  const { userId } = newUser();
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 20 }, () => adjust({ userId, amount: 700 }, key)));
  for (const { status } of answers) expect([200, 409]).toContain(status);
  const again = await adjust({ userId, amount: 700 }, key);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(again.body.balance).toBe(700);
  const other = await adjust({ userId, amount: 701 }, key);
  expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
  expect(await auditLedger(world.db, userId)).toBe(700);
});

test('a repeat after a crash between the effect and its answer finds the effect', async () => {
  const { userId } = newUser();
  const key = newKey();
  const first = await adjust({ userId, amount: 700 }, key);
  await sql`
    update idempotency_keys set status = null, body = null, running_until = now()
    where key = ${key['idempotency-key']}`.execute(world.db);
  const again = await adjust({ userId, amount: 700 }, key);
  expect(again.headers.get('idempotency-replayed')).toBeNull();
  expect(again.body).toEqual(first.body);
  expect(await auditLedger(world.db, userId)).toBe(700);
  expect(await auditOf(userId)).toHaveLength(1);
});

test('an administrator who is none any more gets no kept answer', async () => {
  const { userId } = newUser();
  const key = newKey();
  await adjust({ userId, amount: 700 }, key);
  const { status, body } = await adjust({ userId, amount: 700 }, key, { ...admin, role: 'user' });
  expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
});

test('without a key it is refused, and done by nobody but administrators', async () => {
  const user = newUser();
  const body = { user_id: user.userId, amount: 1_000 };
  const without = await adjust(body, {});
  expect([without.status, without.body.code]).toEqual([400, 'VALIDATION_ERROR']);
  const own = await adjust(body, newKey(), user);
  expect([own.status, own.body.code]).toEqual([403, 'FORBIDDEN']);
  const account = await world.request(user, 'GET', `/api/points/accounts/${user.userId}`);
  expect([account.status, account.body.code]).toEqual([403, 'FORBIDDEN']);
  expect(await auditOf(user.userId)).toEqual([]);
});

const wrong: [string, object][] = [
  ...[0, 0.5, 1_000_001, -1_000_001, 1e10, 2 ** 31, 2 ** 53, '1000', null, [1_000], undefined].map(
    (amount): [string, object] => [`16: an amount of ${JSON.stringify(amount)}`, { amount }],
  ),
  ...['', ' ', 'x'.repeat(201), 5, null, undefined].map((reason): [string, object] => [
    `a reason of ${JSON.stringify(reason)?.slice(0, 10)}`,
    { reason },
  ]),
  ['no user', { user_id: undefined }],
  ['a user who is no id', { user_id: '1' }],
];
test.each(wrong)('%s is refused and nothing is written', async (_, change) => {
  const { userId } = newUser();
  const { status, body } = await adjust({ user_id: userId, amount: 1_000, ...change });
  expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
  const accounts = await world.db.selectFrom('points').where('user_id', '=', userId).selectAll().execute();
  expect(accounts).toEqual([]);
});

test('an administrator reads an account as its owner does', async () => {
  const user = await userWithPoints(world.db, 1_000);
  const seen = await world.request(admin, 'GET', `/api/points/accounts/${user.userId}`);
  expect(seen.status).toBe(200);
  expect(seen.body).toEqual((await world.request(user, 'GET', '/api/points/balance')).body);
  const without = newUser().userId;
  const none = await world.request(admin, 'GET', `/api/points/accounts/${without}`);
  expect(none.body).toMatchObject({ balance: 0, histories: [], next: null });
  world.strangers.add(without);
  const nobody = await world.request(admin, 'GET', `/api/points/accounts/${without}`);
  expect([nobody.status, nobody.body.code]).toEqual([404, 'NOT_FOUND']);
  const malformed = await world.request(admin, 'GET', '/api/points/accounts/1');
  expect([malformed.status, malformed.body.code]).toEqual([400, 'INVALID_ID']);
});

test('what administrators did here is told to administrators, and to nobody else', async () => {
  const { userId } = newUser();
  await adjust({ user_id: userId, amount: 700 });
  const path = `/api/admin/audit/payment?subjectId=${userId}`;
  const { status, body } = await world.request(admin, 'GET', path);
  expect([status, body]).toMatchObject([
    200,
    { acts: [{ actorId: admin.userId, action: 'points.adjusted', details: { amount: 700 } }], next: null },
  ]);
  expect((await world.request(newUser(), 'GET', path)).body.code).toBe('FORBIDDEN');
  expect((await world.request(undefined, 'GET', path)).body.code).toBe('UNAUTHENTICATED');
});

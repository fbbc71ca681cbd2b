import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 20 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

const charge = (user: User, amount: unknown, token = 'approve', key?: string) =>
  world.request(
    user,
    'POST',
    '/api/points/charge',
    { amount, payment_method: 'CARD', pg_token: token },
    key === undefined ? {} : { 'idempotency-key': key },
  );

const chargesOf = (user: User) =>
  world.db.selectFrom('point_charges').selectAll().where('user_id', '=', user.userId).execute();

test('a charge is credited once the gateway said yes, and shown in the history', async () => {
  const user = newUser();
  const { status, body } = await charge(user, 10_000);
  expect([status, body]).toEqual([
    200,
    {
      success: true,
      balance: 10_000,
      charged: 10_000,
      history: expect.objectContaining({ type: 'CHARGE', amount: 10_000, balance_after: 10_000 }),
    },
  ]);
  await world.allTold();
  expect(world.told('points.charged', user.userId)).toHaveLength(1);
  const account = await world.request(user, 'GET', '/api/points/balance');
  expect(account.body).toMatchObject({
    user_id: user.userId,
    balance: 10_000,
    histories: [{ type: 'CHARGE', amount: 10_000, reference_type: 'PAYMENT' }],
    pagination: { page: 1, limit: 20, total: 1, totalPages: 1 },
  });
});

test('a refused card credits nothing', async () => {
  const user = newUser();
  const { status, body } = await charge(user, 10_000, 'decline');
  expect([status, body.code]).toEqual([402, 'PAYMENT_DECLINED']);
  expect(await auditLedger(world.db, user.userId)).toBe(0);
});

test('a repeat of an uncertain charge under its key never charges twice', async () => {
  const user = newUser();
  const first = await charge(user, 10_000, 'drop', 'key-1');
  expect([first.status, first.body.code]).toEqual([503, 'PAYMENT_UNCERTAIN']);
  expect((await charge(user, 10_000, 'drop', 'key-1')).body.code).toBe('PAYMENT_UNCERTAIN');
  await reconcile(world.ctx);
  const settled = await charge(user, 10_000, 'drop', 'key-1');
  expect([settled.status, settled.body.balance]).toEqual([200, 10_000]);
  expect(await chargesOf(user)).toHaveLength(1);
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});

test('a repeat under a key whose first charge took nothing is a new try', async () => {
  const user = newUser();
  expect((await charge(user, 10_000, 'error', 'key-2')).body.code).toBe('PAYMENT_UNCERTAIN');
  await world.timePasses(10);
  await reconcile(world.ctx);
  expect((await charge(user, 10_000, 'error', 'key-2')).body.code).toBe('PAYMENT_UNCERTAIN');
  expect((await chargesOf(user)).map(({ status }) => status).sort()).toEqual(['FAILED', 'PROCESSING']);
});

test('another amount under the key of an uncertain charge is a conflict', async () => {
  const user = newUser();
  await charge(user, 10_000, 'drop', 'key-3');
  expect((await charge(user, 20_000, 'approve', 'key-3')).body.code).toBe('IDEMPOTENCY_CONFLICT');
});

test('charges at once cannot pass the limit of the balance together', async () => {
  const user = await userWithPoints(world.db, 9_000_000);
  const answers = await Promise.all(Array.from({ length: 10 }, () => charge(user, 300_000)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(answers.filter(({ body }) => body.code === 'VALIDATION_ERROR')).toHaveLength(7);
  expect(await auditLedger(world.db, user.userId)).toBe(9_900_000);
});

const wrong: [string, unknown][] = [
  ['-1', -1],
  ['0', 0],
  ['0.5', 0.5],
  ['1000.5', 1_000.5],
  ['999', 999],
  ['1,000,001', 1_000_001],
  ['1e10', 1e10],
  ['2^31', 2 ** 31],
  ['2^53', 2 ** 53],
  ['a string', '10000'],
  ['null', null],
  ['an array', [10_000]],
  ['nothing', undefined],
];
for (const [name, amount] of wrong) {
  test(`an amount of ${name} is refused and nothing is written`, async () => {
    const user = newUser();
    const { status, body } = await charge(user, amount);
    expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(await chargesOf(user)).toEqual([]);
  });
}

test('pages of the history go back in time and end', async () => {
  const user = await userWithPoints(world.db, 1_000);
  for (let round = 0; round < 4; round++) await charge(user, 1_000);
  const page = async (query: string) =>
    (await world.request(user, 'GET', `/api/points/balance?${query}`)).body;
  const after = ({ histories }: Awaited<ReturnType<typeof page>>) =>
    histories.map(({ balance_after }) => balance_after);
  expect(after(await page('page=1&limit=2'))).toEqual([5_000, 4_000]);
  expect(after(await page('page=3&limit=2'))).toEqual([1_000]);
  expect(after(await page('page=4&limit=2'))).toEqual([]);
  expect((await page('page=x&limit=-1')).pagination).toEqual({ page: 1, limit: 20, total: 5, totalPages: 1 });
  expect((await page('page=1&limit=1000000000')).pagination).toMatchObject({ limit: 1_000 });
  const alone = await world.request(user, 'GET', '/api/points/histories?page=1&limit=2');
  const { histories, pagination, next } = await page('page=1&limit=2');
  expect([alone.status, alone.body]).toEqual([200, { histories, pagination, next }]);
  expect(after(await page(`limit=2&before=${next}`))).toEqual([3_000, 2_000]);
  for (const before of ['', '0', '-1', 'x', '1e3', '99999999999'])
    expect((await page(`before=${before}`)).code).toBe('VALIDATION_ERROR');
  expect((await page(`page=${2 ** 53 - 1}&limit=1000`)).histories).toEqual([]);
});

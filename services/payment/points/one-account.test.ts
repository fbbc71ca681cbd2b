import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { auditPoints } from './audit/audit-points.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 20 }, journal: undefined });
const admin = newUser('admin');
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway), { confirmationWaitMs: 100 });
});
afterAll(() => world.close());

test('14: what was taken for a payment whose reservation is refused for good comes back once, with a row of its own', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const { id: reservation_id } = world.reservations.hold(user, 10_000, 'rejects');
  const order = { reservation_id, total_price: 10_000, point_used: 10_000, card_amount: 0 };
  const { body } = await world.request(user, 'POST', '/api/payments', order);
  expect(body.code).toBe('RESERVATION_NOT_PAYABLE');
  await world.allTold();
  await reconcile(world.ctx);
  const { histories } = (await world.request(user, 'GET', '/api/points/histories')).body;
  expect(histories.map(({ type, amount }) => [type, amount])).toEqual([
    ['REFUND', 10_000],
    ['USE', -10_000],
    ['CHARGE', 10_000],
  ]);
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});

test('13: five hundred charges, payments, refunds and adjustments of one account at once end right', async () => {
  const user = await userWithPoints(world.db, 300_000);
  const paid = await Promise.all(Array.from({ length: 100 }, () => pay(1_000)));
  const ask = (path: string, body: object, by = user) =>
    world.request(by, 'POST', path, body, { 'idempotency-key': uuidv7() });

  async function pay(points: number, token = 'approve') {
    const { id: reservation_id } = world.reservations.hold(user, 2_000);
    const split = { total_price: 2_000, point_used: points, card_amount: 2_000 - points, pg_token: token };
    await world.request(user, 'POST', '/api/payments', { reservation_id, ...split });
    const { id } = await world.db
      .selectFrom('payments')
      .select('id')
      .where('reservation_id', '=', reservation_id)
      .executeTakeFirstOrThrow();
    return id;
  }

  await Promise.all([
    ...Array.from({ length: 100 }, () => ask('/api/points/charge', { amount: 1_000, pg_token: 'approve' })),
    ...Array.from({ length: 50 }, () => pay(1_500)),
    // Points that are taken and come back, for the card is declined.
    ...Array.from({ length: 50 }, () => pay(1_500, 'decline')),
    ...paid.map((id) => ask(`/api/payments/${id}/refund`, {}, admin)),
    ...Array.from({ length: 100 }, () => adjust(1_000)),
    // Together more than there is.
    ...Array.from({ length: 100 }, () => adjust(-9_000)),
  ]);
  expect((await adjust(-900_000)).body.code).toBe('INSUFFICIENT_POINTS');
  function adjust(amount: number) {
    return ask('/api/points/adjustments', { user_id: user.userId, amount, reason: 'test' }, admin);
  }

  const taken = async (table: 'point_charges' | 'payments', status: string) =>
    (await world.db.selectFrom(table).select('id').where('status', '=', status).execute()).length;
  expect(await taken('point_charges', 'SUCCESS')).toBeGreaterThan(10);
  expect(await taken('payments', 'FAILED')).toBeGreaterThan(10);
  expect(await taken('payments', 'REFUNDED')).toBeGreaterThan(10);

  await world.timePasses(61);
  await reconcile(world.ctx);
  const balance = await auditLedger(world.db, user.userId);
  expect(balance).toBe(await expected());
  expect((await auditPoints({ db: world.db, log: silent })).different).toBe(0);

  /** What the orders themselves say, whichever of them were let through. */
  async function expected(): Promise<number> {
    const { rows } = await sql<{ points: number }>`
      select 300000
        + (select coalesce(sum(amount), 0) from point_charges where user_id = ${user.userId} and status = 'SUCCESS')
        - (select coalesce(sum(point_used - returned_points), 0) from payments
           where user_id = ${user.userId} and status <> 'FAILED')
        + (select coalesce(sum((details ->> 'amount')::int), 0) from audit_log
           where subject_id = ${user.userId} and action = 'points.adjusted') as points`.execute(world.db);
    return rows[0]?.points ?? Number.NaN;
  }
}, 60_000);

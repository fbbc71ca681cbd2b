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
  world = await createWorld(createAdaptorServer(gateway), {
    confirmationWaitMs: 100,
    gatewayTimeoutMs: 10_000,
  });
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

test('13: five hundred charges, payments, refunds and adjustments of one account, a hundred at once, end right', async () => {
  const user = await userWithPoints(world.db, 900_000);
  const paid = await Promise.all(Array.from({ length: 100 }, () => pay(1_000)));
  const ask = (path: string, body: object, by = user) =>
    world.request(by, 'POST', path, body, { 'idempotency-key': uuidv7() });

  async function pay(points: number, token = 'approve') {
    const { id: reservation_id } = world.reservations.hold(user, 2_000);
    const split = { total_price: 2_000, point_used: points, card_amount: 2_000 - points, pg_token: token };
    await world.request(user, 'POST', '/api/payments', { reservation_id, ...split });
    const begun = await world.db
      .selectFrom('payments')
      .select('id')
      .where('reservation_id', '=', reservation_id)
      .executeTakeFirst();
    return begun?.id;
  }

  const kinds: ((round: number) => Promise<unknown>)[] = [
    () => ask('/api/points/charge', { amount: 1_000, pg_token: 'approve' }),
    // Every other one takes points that come back, for the card is declined.
    (round) => pay(1_500, round % 2 ? 'approve' : 'decline'),
    (round) => ask(`/api/payments/${paid[round]}/refund`, {}, admin),
    () => adjust(1_000),
    // Together more than there is.
    () => adjust(-9_000),
  ];
  const acts = Array.from({ length: 100 }, (_, round) => kinds.map((kind) => () => kind(round))).flat();
  // As many requests as a service has under way at once; the pool has a fifth as many connections.
  const hand = async () => {
    for (let act = acts.pop(); act; act = acts.pop()) await act();
  };
  await Promise.all(Array.from({ length: 100 }, hand));
  expect((await adjust(-900_000)).body.code).toBe('INSUFFICIENT_POINTS');
  function adjust(amount: number) {
    return ask('/api/points/adjustments', { user_id: user.userId, amount, reason: 'test' }, admin);
  }

  const { rows } = await sql<{ type: string; moves: number }>`
    select type, count(*) as moves from point_histories where user_id = ${user.userId}
    group by type`.execute(world.db);
  // Charged and given, used and taken, given back by refunds and by declined cards: none was just turned away.
  expect(rows.map(({ type }) => type).toSorted()).toEqual(['CANCEL', 'CHARGE', 'REFUND', 'USE']);
  expect(rows.reduce((sum, { moves }) => sum + moves, 0)).toBeGreaterThan(400);

  await world.timePasses(61);
  await reconcile(world.ctx);
  const balance = await auditLedger(world.db, user.userId);
  expect(balance).toBe(await expected());
  expect((await auditPoints({ db: world.db, log: silent })).different).toBe(0);

  /** What the orders themselves say, whichever of them were let through. */
  async function expected(): Promise<number> {
    const { rows } = await sql<{ points: number }>`
      select 900000
        + (select coalesce(sum(amount), 0) from point_charges where user_id = ${user.userId} and status = 'SUCCESS')
        - (select coalesce(sum(point_used - returned_points), 0) from payments
           where user_id = ${user.userId} and status <> 'FAILED')
        + (select coalesce(sum((details ->> 'amount')::int), 0) from audit_log
           where subject_id = ${user.userId} and action = 'points.adjusted') as points`.execute(world.db);
    return rows[0]?.points ?? Number.NaN;
  }
}, 60_000);

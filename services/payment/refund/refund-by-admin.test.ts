import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 20 }, journal: undefined });
const admin = newUser('admin');
/** Whether the gateway answers when it is asked to cancel. */
let isAway = false;
let world: World;
beforeAll(async () => {
  const fetch: typeof gateway.fetch = (request, env) =>
    isAway && request.url.endsWith('/cancel')
      ? new Response(null, { status: 502 })
      : gateway.fetch(request, env);
  world = await createWorld(createAdaptorServer({ fetch }), { confirmationWaitMs: 200 });
});
afterAll(() => world.close());

/** 50,000 of which 10,000 were paid with points. */
async function payment(answer: 'confirms' | 'says nothing' = 'confirms', pg_token = 'approve') {
  const user = await userWithPoints(world.db, 10_000);
  const facts = world.reservations.hold(user, 50_000, answer);
  const order = { reservation_id: facts.id, total_price: 50_000, point_used: 10_000, card_amount: 40_000 };
  await world.request(user, 'POST', '/api/payments', { ...order, pg_token });
  const { id } = await world.db
    .selectFrom('payments')
    .select('id')
    .where('reservation_id', '=', facts.id)
    .executeTakeFirstOrThrow();
  return { user, facts, id };
}

const refund = (id: string, headers = {}, by = admin) =>
  world.request(by, 'POST', `/api/payments/${id}/refund`, undefined, headers);

async function auditOf(id: string) {
  const { rows } = await sql<{ actor_email: string; action: string; details: object }>`
    select actor_email, action, details from audit_log where subject_id = ${id}`.execute(world.db);
  return rows;
}

test('an administrator gives a payment back in its original split, once, and it is on record', async () => {
  const { user, facts, id } = await payment();
  const { status, body } = await refund(id);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    success: true,
    payment: {
      id,
      status: 'REFUNDED',
      refunds: [{ amount: 50_000, point_amount: 10_000, card_amount: 40_000, reason: 'admin' }],
    },
  });
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  await world.allTold();
  expect(world.told('payment.refunded', facts.id).map(({ data }) => data)).toMatchObject([
    { paymentId: id, reason: 'admin' },
  ]);
  expect(await auditOf(id)).toMatchObject([
    { actor_email: admin.email, action: 'payment.refunded', details: { amount: 50_000 } },
  ]);
});

test('five administrators at once give it back once, and all get the same answer', async () => {
  const { user, id } = await payment();
  await Promise.all(Array.from({ length: 5 }, () => refund(id)));
  const again = await refund(id);
  expect([again.status, again.body.payment.status]).toEqual([200, 'REFUNDED']);
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  expect(await auditOf(id)).toHaveLength(1);
});

test('a repeat under the same key is the first answer, the key of another request a conflict', async () => {
  const [one, other] = [await payment(), await payment()];
  const key = { 'idempotency-key': uuidv7() };
  const first = await refund(one.id, key);
  const again = await refund(one.id, key);
  expect(again.body).toEqual(first.body);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  const { status, body } = await refund(other.id, key);
  expect([status, body.code]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
  expect(await auditOf(other.id)).toEqual([]);
});

test('while the gateway is away the refund is on its way: the payment shows as it was, and goes back later', async () => {
  const { user, id } = await payment();
  isAway = true;
  const { status, body } = await refund(id);
  isAway = false;
  expect([status, body.payment.status]).toEqual([200, 'SUCCESS']);
  expect(body.payment.refunds).toMatchObject([{ status: 'PENDING', amount: 50_000, refunded_at: null }]);
  expect(await auditLedger(world.db, user.userId)).toBe(0);
  await world.timePasses(60);
  await reconcile(world.ctx);
  const later = await refund(id);
  expect(later.body.payment).toMatchObject({ status: 'REFUNDED', refunds: [{ reason: 'admin' }] });
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});

test('24: should the broker lose it, reservation hears of a refund by hand again, three times in the hours after', async () => {
  const { facts, id } = await payment();
  await refund(id);
  for (const [seconds, told] of [
    [59, 1],
    [2, 2],
    [601, 3],
    [3_601, 4],
    [100_000, 4],
  ] as const) {
    await sql`
      update refunds set tell_again_at = tell_again_at - make_interval(secs => ${seconds})`.execute(world.db);
    await reconcile(world.ctx);
    await world.allTold();
    expect(world.told('payment.refunded', facts.id)).toHaveLength(told);
  }
  const events = world.told('payment.refunded', facts.id);
  expect(new Set(events.map((event) => event.id)).size).toBe(4);
  expect(new Set(events.map(({ data }) => JSON.stringify(data))).size).toBe(1);
});

test('nobody but administrators may', async () => {
  const { user, id } = await payment();
  for (const somebody of [user, newUser()]) {
    const { status, body } = await refund(id, {}, somebody);
    expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
  }
  expect(await auditOf(id)).toEqual([]);
});

test('what is not confirmed yet, was declined or never was is refused', async () => {
  const unconfirmed = await refund((await payment('says nothing')).id);
  expect([unconfirmed.status, unconfirmed.body.code]).toEqual([409, 'PAYMENT_IN_PROGRESS']);
  const declined = await refund((await payment('confirms', 'decline')).id);
  expect([declined.status, declined.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
  const unknown = await refund(uuidv7());
  expect([unknown.status, unknown.body.code]).toEqual([404, 'NOT_FOUND']);
  const malformed = await refund('1');
  expect([malformed.status, malformed.body.code]).toEqual([400, 'INVALID_ID']);
});

import { createHmac } from 'node:crypto';
import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#shared/database/transaction.ts';
import { listen } from '#shared/testing/listen.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { startRefund } from '../refund/start-refund.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';

const KEY = 'webhook-key';
const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway), { webhookKey: KEY, confirmationWaitMs: 500 });
});
afterAll(() => world.close());

const changed = (orderId: string, status: string, data = {}) => ({
  eventType: 'PAYMENT_STATUS_CHANGED',
  createdAt: '2026-11-25T00:00:00.000000',
  data: { orderId, status, ...data },
});

/** As the gateway sends it: signed, and now. */
async function send(event: object, { key = KEY, sentAt = new Date().toISOString(), to = 'toss' } = {}) {
  const body = JSON.stringify(event);
  const signature = createHmac('sha256', key).update(`${body}:${sentAt}`).digest('base64');
  return world.request(undefined, 'POST', `/api/payments/webhook/${to}`, body, {
    'tosspayments-webhook-signature': `v1:${'A'.repeat(44)},${signature}`,
    'tosspayments-webhook-transmission-time': sentAt,
  });
}

/** A purchase of 50,000, of which 10,000 by points. */
async function purchase(pg_token: string, answer: 'confirms' | 'says nothing' = 'confirms') {
  const user = await userWithPoints(world.db, 10_000);
  const facts = world.reservations.hold(user, 50_000, answer);
  const parts = { total_price: 50_000, point_used: 10_000, card_amount: 40_000 };
  const answered = await world.request(user, 'POST', '/api/payments', {
    reservation_id: facts.id,
    ...parts,
    pg_token,
  });
  const { id } = await world.db
    .selectFrom('payments')
    .select('id')
    .where('reservation_id', '=', facts.id)
    .executeTakeFirstOrThrow();
  return { user, facts, id, answered };
}

const stateOf = (id: string) =>
  world.db
    .selectFrom('payments')
    .select(['status', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** What a merchant does at the gateway's own page. */
async function cancelAtGateway(orderId: string) {
  const authorization = `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}`;
  const ask = (path: string, init = {}) =>
    fetch(`${world.gatewayUrl}/v1/payments/${path}`, {
      headers: { authorization, 'content-type': 'application/json' },
      ...init,
    });
  const { paymentKey }: { paymentKey: string } = JSON.parse(await (await ask(`orders/${orderId}`)).text());
  await ask(`${paymentKey}/cancel`, { method: 'POST', body: JSON.stringify({ cancelReason: 'by hand' }) });
}

const troubles = (kind: string) => metricValue('tiketi_payment_trouble_total', { kind });

describe('a charge nobody heard the answer of', () => {
  test('is settled by the webhook, once for ten of them', async () => {
    const { user, facts, id, answered } = await purchase('drop');
    expect(answered.body.code).toBe('PAYMENT_UNCERTAIN');
    expect((await stateOf(id)).status).toBe('UNCERTAIN');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(changed(id, 'DONE'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await stateOf(id)).toEqual({ status: 'SUCCESS', version: 2 });
    await world.allTold();
    expect(world.told('payment.paid', facts.id)).toHaveLength(1);
    expect(await auditLedger(world.db, user.userId)).toBe(0);
  });

  test('is settled by what the gateway says, not by what the webhook says', async () => {
    const { id } = await purchase('drop');
    expect((await send(changed(id, 'ABORTED'))).status).toBe(200);
    expect((await stateOf(id)).status).toBe('SUCCESS');
  });

  test('is settled by the callback of a deposit too, which has its order at the top', async () => {
    const { id } = await purchase('drop');
    const callback = { createdAt: '2026-11-25T00:00:00.000000', secret: 'x', status: 'DONE', orderId: id };
    expect((await send(callback)).status).toBe(200);
    expect((await stateOf(id)).status).toBe('SUCCESS');
  });

  test('for points is credited, once for five webhooks', async () => {
    const user = newUser();
    await world.request(user, 'POST', '/api/points/charge', { amount: 10_000, pg_token: 'drop' });
    const { id } = await world.db
      .selectFrom('point_charges')
      .select('id')
      .where('user_id', '=', user.userId)
      .executeTakeFirstOrThrow();
    await Promise.all(Array.from({ length: 5 }, () => send(changed(id, 'DONE', { totalAmount: 10_000 }))));
    expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  });
});

describe('what is paid', () => {
  test('stays paid whatever webhooks say that the gateway does not', async () => {
    const { id } = await purchase('approve');
    const before = await stateOf(id);
    for (const status of ['READY', 'CANCELED', 'EXPIRED', 'DONE', 'PARTIAL_CANCELED']) {
      expect((await send(changed(id, status))).status).toBe(200);
    }
    expect(await stateOf(id)).toEqual(before);
  });

  test('and was cancelled at the gateway goes back once, points included, and so is told', async () => {
    const { user, facts, id } = await purchase('approve');
    await cancelAtGateway(id);
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(changed(id, 'CANCELED'))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await expect.poll(async () => (await stateOf(id)).status).toBe('REFUNDED');
    expect(await auditLedger(world.db, user.userId)).toBe(10_000);
    await world.allTold();
    expect(world.told('payment.refunded', facts.id).map(({ data }) => data)).toMatchObject([
      { reason: 'admin' },
    ]);
    // The news of the charge comes last: what went back stays back.
    await send(changed(id, 'DONE'));
    expect((await stateOf(id)).status).toBe('REFUNDED');
  });

  test('and cancelled before it is confirmed waits: the gateway is asked to send it again', async () => {
    const { id } = await purchase('approve', 'says nothing');
    await cancelAtGateway(id);
    const { status, body } = await send(changed(id, 'CANCELED'));
    expect([status, body.code]).toEqual([409, 'PAYMENT_IN_PROGRESS']);
    expect((await stateOf(id)).status).toBe('SUCCESS');
  });
});

test('a refund that waits for the gateway goes on when the gateway calls', async () => {
  const { user, id } = await purchase('approve');
  await inTransaction(world.db, (tx) => startRefund(tx, id, 'cancelled'));
  const inAnHour = new Date(Date.now() + 3_600_000);
  await world.db
    .updateTable('refunds')
    .set({ next_attempt_at: inAnHour })
    .where('payment_id', '=', id)
    .execute();
  await cancelAtGateway(id);
  await send(changed(id, 'CANCELED'));
  await reconcile(world.ctx);
  expect((await stateOf(id)).status).toBe('REFUNDED');
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});

test('a charge that came after the payment was given up goes back', async () => {
  const { id } = await purchase('drop');
  await world.db
    .updateTable('payments')
    .set({ status: 'FAILED', failure_code: 'GATEWAY_KNOWS_NOTHING', next_attempt_at: null })
    .where('id', '=', id)
    .execute();
  await send(changed(id, 'DONE'));
  await reconcile(world.ctx);
  const { payments }: { payments: { orderId: string; balanceAmount: number }[] } = JSON.parse(
    await (await fetch(`${world.gatewayUrl}/sandbox/payments`)).text(),
  );
  expect(payments.find(({ orderId }) => orderId === id)?.balanceAmount).toBe(0);
  expect((await stateOf(id)).status).toBe('FAILED');
});

test('the gateway sends a webhook of its own, by which a lost answer is found', async () => {
  const service: { fetch?: (request: Request) => Promise<Response> } = {};
  const shop = await listen(async (request) => (await service.fetch?.(request)) ?? new Response(null));
  const telling = createGateway({
    secretKey: SECRET_KEY,
    delay: { from: 0, to: 0 },
    journal: undefined,
    webhooks: { url: `${shop.url}/api/payments/webhook`, tossKey: KEY },
  });
  const other = await createWorld(createAdaptorServer(telling), { webhookKey: KEY });
  service.fetch = async (request) => other.app.fetch(request);
  const user = newUser();
  const facts = other.reservations.hold(user, 50_000);
  await other.request(user, 'POST', '/api/payments/process', {
    reservationId: facts.id,
    paymentMethod: 'naver_pay',
    pg_token: 'drop',
  });
  await expect.poll(() => other.told('payment.paid', facts.id).length, { timeout: 10_000 }).toBe(1);
  shop.close();
  await other.close();
});

test('without a key agreed on webhooks are taken unsigned: they only make us ask', async () => {
  const trusting = await createWorld(createAdaptorServer(gateway));
  const user = newUser();
  const facts = trusting.reservations.hold(user, 50_000);
  const order = { reservationId: facts.id, paymentMethod: 'naver_pay' };
  await trusting.request(user, 'POST', '/api/payments/process', { ...order, pg_token: 'never-0.1' });
  const payment = await trusting.db.selectFrom('payments').select('id').executeTakeFirstOrThrow();
  const forged = changed(payment.id, 'DONE', { totalAmount: 50_000 });
  const { status } = await trusting.request(undefined, 'POST', '/api/payments/webhook/toss', forged);
  expect(status).toBe(200);
  const { status: stands } = await trusting.db
    .selectFrom('payments')
    .select('status')
    .executeTakeFirstOrThrow();
  expect(stands).not.toBe('SUCCESS');
  await trusting.allTold();
  expect(trusting.told('payment.paid', facts.id)).toEqual([]);
  await trusting.close();
});

describe('nothing changes', () => {
  test.each([
    ['another amount', { totalAmount: 1 }],
    ['another currency', { totalAmount: 40_000, currency: 'USD' }],
  ])('for %s, and an alarm is counted', async (_, data) => {
    const { id } = await purchase('drop');
    const before = await troubles('webhook_differs');
    const { status, body } = await send(changed(id, 'DONE', data));
    expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect((await stateOf(id)).status).toBe('UNCERTAIN');
    expect(await troubles('webhook_differs')).toBe(before + 1);
  });

  test('for a signature by another key, an old one played again, or none', async () => {
    const { id } = await purchase('drop');
    const old = new Date(Date.now() - 3_600_000).toISOString();
    for (const how of [{ key: 'another' }, { sentAt: old }, { sentAt: 'yesterday' }]) {
      const { status, body } = await send(changed(id, 'DONE'), how);
      expect([status, body.code]).toEqual([401, 'INVALID_TOKEN']);
    }
    const unsigned = await world.request(
      undefined,
      'POST',
      '/api/payments/webhook/toss',
      changed(id, 'DONE'),
    );
    expect([unsigned.status, unsigned.body.code]).toEqual([401, 'INVALID_TOKEN']);
    expect((await stateOf(id)).status).toBe('UNCERTAIN');
  });

  test('for orders that are none of ours, and events about something else: they are heard', async () => {
    for (const event of [
      changed(crypto.randomUUID(), 'DONE'),
      changed("' or 1=1", 'DONE'),
      { eventType: 'payout.changed', data: { id: 'x' } },
      {},
    ]) {
      expect((await send(event)).status).toBe(200);
    }
  });

  test('for a gateway that is none', async () => {
    const { status, body } = await send(changed(crypto.randomUUID(), 'DONE'), { to: 'nobody' });
    expect([status, body.code]).toEqual([404, 'NOT_FOUND']);
  });

  test.each([
    ['an order that is no text', { data: { orderId: 1 } }],
    ['an amount that is no number', { data: { orderId: 'x', totalAmount: '1' } }],
    ['a list', [1]],
  ])('for %s', async (_, event) => {
    const { status, body } = await send(event);
    expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
  });
});

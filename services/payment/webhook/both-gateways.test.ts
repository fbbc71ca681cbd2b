import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { listen } from '#shared/testing/listen.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { portOneWebhook } from '../../../sandbox/payment-gateway/portone/webhook.ts';
import { tossWebhook } from '../../../sandbox/payment-gateway/toss/webhook.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import { transitionsOf } from '../payments/transitions-of.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { atSandbox, SANDBOX } from '../testing/both-gateways.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, PORTONE, SECRET_KEY, type World } from '../testing/world.ts';

const TOSS_KEY = 'webhook-key';
const BY: [GatewayName, GatewayName][] = [
  ['toss', 'portone'],
  ['portone', 'toss'],
];

describe.each(BY)('the webhooks of %s', (name, other) => {
  let world: World;
  let closeShop: () => void;
  /** What the shop answered to each webhook of the sandbox, in the order of the answers. */
  const heard: { about: string; status: number }[] = [];

  beforeAll(async () => {
    const service: { fetch?: (request: Request) => Response | Promise<Response> } = {};
    const shop = await listen(async (request) => {
      const about = await request.clone().text();
      const response = (await service.fetch?.(request)) ?? new Response(null, { status: 404 });
      heard.push({ about, status: response.status });
      return response;
    });
    closeShop = shop.close;
    const webhooks = {
      url: `${shop.url}/api/payments/webhook`,
      tossKey: TOSS_KEY,
      portOneSecret: PORTONE.webhookSecret,
      storeId: PORTONE.storeId,
    };
    world = await createWorld(createAdaptorServer(createGateway({ ...SANDBOX, webhooks })), {
      takes: name,
      webhookKey: TOSS_KEY,
    });
    service.fetch = world.app.fetch;
  });
  afterAll(async () => {
    closeShop();
    await world.close();
  });

  async function purchase(pg_token: string, answer: 'confirms' | 'rejects' = 'confirms') {
    const user = await userWithPoints(world.db, 10_000);
    const { id: reservation_id } = world.reservations.hold(user, 50_000, answer);
    const order = { reservation_id, total_price: 50_000, point_used: 10_000, card_amount: 40_000, pg_token };
    await world.request(user, 'POST', '/api/payments', order);
    const { id } = await world.db
      .selectFrom('payments')
      .select('id')
      .where('reservation_id', '=', reservation_id)
      .executeTakeFirstOrThrow();
    return { user, id, reservation_id };
  }

  const stateOf = (id: string) =>
    world.db
      .selectFrom('payments')
      .select(['status', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  const answersAbout = (id: string) =>
    heard.filter(({ about }) => about.includes(id)).map(({ status }) => status);
  const troubles = (kind: string) => metricValue('tiketi_payment_trouble_total', { kind });

  /** As the gateway makes it, of a charge that was made as far as it says. */
  function made(orderId: string, amount = 40_000) {
    const at = new Date().toISOString();
    const charge = {
      gateway: name,
      orderId,
      orderName: 'x',
      key: 'key',
      token: 'approve',
      amount,
      status: 'charged' as const,
      refusal: null,
      requestedAt: at,
      changedAt: at,
      chargedAt: at,
      returns: [],
      refundsAsked: 0,
    };
    return name === 'toss'
      ? tossWebhook(charge, TOSS_KEY)
      : portOneWebhook(charge, PORTONE.webhookSecret, PORTONE.storeId);
  }
  const send = ({ body, headers }: { body: string; headers: object }, to: string = name) =>
    world.request(undefined, 'POST', `/api/payments/webhook/${to}`, body, headers);

  test('5: ten of one charge, five at once, each 200, change the state once', async () => {
    const { user, id, reservation_id } = await purchase('often');
    await expect.poll(() => answersAbout(id).length, { timeout: 10_000 }).toBe(10);
    expect(new Set(answersAbout(id))).toEqual(new Set([200]));
    expect((await stateOf(id)).status).toBe('SUCCESS');
    await world.allTold();
    expect(world.told('payment.paid', reservation_id)).toHaveLength(1);
    expect(await auditLedger(world.db, user.userId)).toBe(0);
  });

  test('5: ten about a lost answer settle it once', async () => {
    const { user, id, reservation_id } = await purchase('drop');
    const webhook = made(id);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(webhook)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await stateOf(id)).status).toBe('SUCCESS');
    expect((await transitionsOf(world.db, id)).filter((one) => one.to_status === 'SUCCESS')).toHaveLength(1);
    await world.allTold();
    expect(world.told('payment.paid', reservation_id)).toHaveLength(1);
    expect(await auditLedger(world.db, user.userId)).toBe(0);
  });

  test('one before the answer is nothing to the payment that is under way', async () => {
    const { id } = await purchase('early');
    expect(answersAbout(id)).toEqual([200]);
    expect((await stateOf(id)).status).toBe('SUCCESS');
  });

  test('6: that of the charge after that of its refund leaves it refunded', async () => {
    const { user, id } = await purchase('disorder', 'rejects');
    await expect.poll(() => answersAbout(id).length, { timeout: 10_000 }).toBe(2);
    await world.timePasses(60);
    await reconcile(world.ctx);
    expect(await atSandbox(world.gatewayUrl, id)).toMatchObject({ status: 'CANCELED' });
    expect((await stateOf(id)).status).toBe('REFUNDED');
    await send(made(id));
    expect((await stateOf(id)).status).toBe('REFUNDED');
    expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  });

  test('7: signed by somebody else they are 401 and counted, and nothing changes', async () => {
    const before = await troubles('webhook_forged');
    const { id } = await purchase('forged');
    await expect.poll(() => answersAbout(id), { timeout: 10_000 }).toEqual([401]);
    expect(await troubles('webhook_forged')).toBe(before + 1);
  });

  /** A payment whose charge only a webhook can tell of. */
  async function chargedUnheard() {
    const purchased = await purchase('never-0.2');
    await chargeAtGateway(purchased.id, 40_000);
    return purchased;
  }

  test('7: unsigned, changed on the way, or sent long ago they are 401, and nothing changes', async () => {
    const { id } = await chargedUnheard();
    const before = await troubles('webhook_forged');
    const { body, headers } = made(id);
    const old =
      name === 'toss'
        ? { 'tosspayments-webhook-transmission-time': '2024-04-25T10:00:00.000Z' }
        : { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 3_600) };
    for (const one of [
      { body, headers: {} },
      { body: `${body} `, headers },
      { body, headers: { ...headers, ...old } },
    ]) {
      const { status, body: answer } = await send(one);
      expect([status, answer.code]).toEqual([401, 'INVALID_TOKEN']);
    }
    expect((await stateOf(id)).status).toBe('UNCERTAIN');
    expect(await troubles('webhook_forged')).toBe(before + 3);
    expect((await send({ body, headers })).status).toBe(200);
    expect((await stateOf(id)).status).toBe('SUCCESS');
  });

  test('7: for an order that the gateway has with another amount they settle nothing, and an alarm is counted', async () => {
    const { id } = await purchase('never-0.2');
    const before = (await troubles('webhook_differs')) + (await troubles('order_differs'));
    await chargeAtGateway(id, 1);
    await send(made(id, 1));
    expect((await stateOf(id)).status).toBe('UNCERTAIN');
    expect((await troubles('webhook_differs')) + (await troubles('order_differs'))).toBeGreaterThan(before);
  });

  /** As if the charge had come by another way: the sandbox keeps its webhook for later. */
  async function chargeAtGateway(orderId: string, amount: number): Promise<void> {
    const [path, authorization, body] =
      name === 'toss'
        ? [
            '/v1/payments/confirm',
            `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}`,
            { paymentKey: 'disorder', orderId, amount },
          ]
        : [
            `/payments/${orderId}/confirm`,
            `PortOne ${PORTONE.apiSecret}`,
            { paymentToken: 'disorder', totalAmount: amount },
          ];
    const headers = { authorization, 'content-type': 'application/json' };
    await fetch(world.gatewayUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  test("7: that come to the other gateway's address are none of its own", async () => {
    const { id } = await chargedUnheard();
    expect((await send(made(id), other)).status).toBe(401);
    expect((await stateOf(id)).status).toBe('UNCERTAIN');
  });

  test('about orders that are none of ours are heard', async () => {
    expect((await send(made(uuidv7()))).status).toBe(200);
  });
});

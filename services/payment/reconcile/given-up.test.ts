import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { keptByGateway } from '../testing/gateway-keeps.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { reconcile } from './reconcile.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
/** What happens while a confirm is on its way to the gateway, and what is answered in its place. */
let onItsWay: () => Promise<Response | undefined> = async () => undefined;
let world: World;
beforeAll(async () => {
  const fetch: typeof gateway.fetch = async (request, env) => {
    const instead = request.url.endsWith('/confirm') ? await onItsWay() : undefined;
    return instead ?? gateway.fetch(request, env);
  };
  world = await createWorld(createAdaptorServer({ fetch }));
});
afterAll(() => world.close());
beforeEach(() => {
  onItsWay = async () => undefined;
});

async function later(seconds: number): Promise<void> {
  await world.timePasses(seconds);
  await reconcile(world.ctx);
}

async function pay(pg_token = 'approve') {
  const user = newUser();
  const { id: reservationId } = world.reservations.hold(user, 50_000);
  const order = { reservationId, paymentMethod: 'naver_pay', pg_token };
  const { status, body } = await world.request(user, 'POST', '/api/payments/process', order);
  const payment = await world.db
    .selectFrom('payments')
    .selectAll()
    .where('reservation_id', '=', reservationId)
    .executeTakeFirstOrThrow();
  return { answer: [status, body.code], payment };
}

test('15: given up while its request is on its way, a payment is looked at again in its time, not when the request ends', async () => {
  onItsWay = async () => void (await later(10));
  const { answer, payment } = await pay('never-3');
  expect(answer).toEqual([503, 'PAYMENT_UNCERTAIN']);
  expect(payment).toMatchObject({ status: 'FAILED', failure_code: 'GATEWAY_KNOWS_NOTHING' });
  await reconcile(world.ctx);
  onItsWay = async () => undefined;
  await world.ctx.gateways.forNew.confirm({ orderId: payment.id, amount: 50_000, token: 'approve' });
  await later(16 * 60);
  expect(await keptByGateway(world, payment.id)).toBe(0);
});

test('15: and so is a charge of points', async () => {
  const user = newUser();
  onItsWay = async () => void (await later(10));
  await world.request(user, 'POST', '/api/points/charge', { amount: 10_000, pg_token: 'never-3' });
  const charge = await world.db
    .selectFrom('point_charges')
    .selectAll()
    .where('user_id', '=', user.userId)
    .executeTakeFirstOrThrow();
  expect(charge.status).toBe('FAILED');
  expect((charge.next_attempt_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(14 * 60_000);
});

test('10: charged after it was given up, a payment is told as uncertain, and the money goes back', async () => {
  onItsWay = async () => void (await later(10));
  const { answer, payment } = await pay();
  expect(answer).toEqual([503, 'PAYMENT_UNCERTAIN']);
  expect(payment.status).toBe('FAILED');
  await reconcile(world.ctx);
  expect(await keptByGateway(world, payment.id)).toBe(0);
});

test('10: the same when nothing was left to do for it', async () => {
  onItsWay = async () => {
    await later(10);
    await later(16 * 60);
    return undefined;
  };
  const { answer, payment } = await pay();
  expect(answer).toEqual([503, 'PAYMENT_UNCERTAIN']);
  await reconcile(world.ctx);
  expect(await keptByGateway(world, payment.id)).toBe(0);
});

test('a gateway that turned the request away is said to be away, though the payment was given up before', async () => {
  onItsWay = async () => {
    await later(10);
    return Response.json({ code: 'TOO_MANY_REQUESTS', message: '' }, { status: 429 });
  };
  const { answer, payment } = await pay();
  expect(payment).toMatchObject({ status: 'FAILED', failure_code: 'GATEWAY_KNOWS_NOTHING' });
  expect(answer).toEqual([503, 'PAYMENT_UNAVAILABLE']);
});

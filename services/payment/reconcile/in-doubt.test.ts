import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricValue } from '#shared/testing/metric-value.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { gatewaysOf } from '../gateway/gateways.ts';
import { gatewayOrder } from '../testing/gateway-keeps.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { reconcile } from './reconcile.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

async function laterOn(): Promise<void> {
  await world.timePasses(120);
  await reconcile(world.ctx);
}

/** 50,000, of which 10,000 by points; nobody hears the gateway's answer, or it never hears of it. */
async function inDoubt(pg_token: 'drop' | 'never-2') {
  const user = await userWithPoints(world.db, 10_000);
  const { id: reservation_id } = world.reservations.hold(user, 50_000);
  const parts = { total_price: 50_000, point_used: 10_000, card_amount: 40_000 };
  await world.request(user, 'POST', '/api/payments', { reservation_id, ...parts, pg_token });
  const { id } = await world.db
    .selectFrom('payments')
    .select('id')
    .where('reservation_id', '=', reservation_id)
    .executeTakeFirstOrThrow();
  return { user, id, reservation_id };
}

const statusOf = async (table: 'payments' | 'point_charges', id: string) =>
  (await world.db.selectFrom(table).select('status').where('id', '=', id).executeTakeFirstOrThrow()).status;

/** What a merchant does at the gateway's own page; all that is left when no amount is said. */
async function giveBackAtGateway(orderId: string, cancelAmount?: number): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${SECRET_KEY}:`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const order = await fetch(`${world.gatewayUrl}/v1/payments/orders/${orderId}`, { headers });
  const { paymentKey }: { paymentKey: string } = JSON.parse(await order.text());
  const body = JSON.stringify({ cancelReason: 'by hand', ...(cancelAmount && { cancelAmount }) });
  const answer = await fetch(`${world.gatewayUrl}/v1/payments/${paymentKey}/cancel`, {
    method: 'POST',
    headers,
    body,
  });
  expect(answer.status).toBe(200);
}

const troubles = (kind: string) => metricValue('tiketi_payment_trouble_total', { kind });

test('15: a payment in doubt of which a part went back at the gateway is paid, and an alarm tells of the part', async () => {
  const { id, reservation_id } = await inDoubt('drop');
  await giveBackAtGateway(id, 5_000);
  const before = await troubles('part_returned_at_gateway');
  await laterOn();
  expect(await statusOf('payments', id)).toBe('SUCCESS');
  expect(await troubles('part_returned_at_gateway')).toBe(before + 1);
  await world.allTold();
  expect(world.told('payment.paid', reservation_id)).toHaveLength(1);
});

test('a charge of points in doubt of which a part went back credits nothing, and ends when the rest is back', async () => {
  const user = await userWithPoints(world.db, 10_000);
  await world.request(user, 'POST', '/api/points/charge', { amount: 8_000, pg_token: 'drop' });
  const { id } = await world.db
    .selectFrom('point_charges')
    .select('id')
    .where('user_id', '=', user.userId)
    .where('amount', '=', 8_000)
    .executeTakeFirstOrThrow();
  await giveBackAtGateway(id, 5_000);
  await laterOn();
  expect(await statusOf('point_charges', id)).toBe('PROCESSING');
  await giveBackAtGateway(id);
  await laterOn();
  expect(await statusOf('point_charges', id)).toBe('FAILED');
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});

test('7: a payment that the gateway has with another amount is in doubt until it was given back there', async () => {
  const { user, id } = await inDoubt('never-2');
  await world.ctx.gateways.forNew.confirm({ orderId: id, amount: 45_000, token: 'approve' });
  expect((await gatewayOrder(world, id))?.balanceAmount).toBe(45_000);
  await laterOn();
  expect(await statusOf('payments', id)).toBe('UNCERTAIN');
  await giveBackAtGateway(id);
  await laterOn();
  expect(await statusOf('payments', id)).toBe('FAILED');
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});

test('what is with a gateway that is not connected any more is tried less and less often', async () => {
  const { id } = await inDoubt('drop');
  await world.db
    .updateTable('payments')
    .set({ gateway: 'portone', attempts: 5 })
    .where('id', '=', id)
    .execute();
  await world.timePasses(120);
  await reconcile({ ...world.ctx, gateways: gatewaysOf('toss', [world.ctx.gateways.forNew]) });
  const { next_attempt_at: at } = await world.db
    .selectFrom('payments')
    .select('next_attempt_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  expect((at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(55_000);
});

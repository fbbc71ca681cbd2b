import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 20 }, journal: undefined });
/** Refuses what it is asked to cancel for as long as it is out of order. */
let outOfOrder = false;
let world: World;
beforeAll(async () => {
  const fetch: typeof gateway.fetch = (request, env) =>
    outOfOrder && request.url.endsWith('/cancel')
      ? Response.json({ code: 'NOT_CANCELABLE_PAYMENT', message: '' }, { status: 403 })
      : gateway.fetch(request, env);
  world = await createWorld(createAdaptorServer({ fetch }));
});
afterAll(() => world.close());

/** A confirmed reservation of 50,000, of which 10,000 were paid with points. */
async function paidReservation() {
  const user = await userWithPoints(world.db, 10_000);
  const facts = world.reservations.hold(user, 50_000);
  const { body } = await world.request(user, 'POST', '/api/payments', {
    reservation_id: facts.id,
    total_price: 50_000,
    point_used: 10_000,
    card_amount: 40_000,
    pg_token: 'approve',
  });
  return { user, facts, paymentId: body.payment.id };
}

test.each([
  ['owner', 'cancelled'],
  ['admin', 'admin'],
  ['event_cancelled', 'event_cancelled'],
] as const)('what was cancelled by %s goes back as %s', async (cause, reason) => {
  const { facts, paymentId } = await paidReservation();
  const { data, ...event } = world.reservations.cancelled(facts);
  await world.deliver(event.type, { ...event, data: { ...data, reason: cause } });
  await expect.poll(() => statusOf(paymentId)).toBe('REFUNDED');
  await world.allTold();
  expect(world.told('payment.refunded', facts.id)[0]?.data).toMatchObject({ reason });
});

const statusOf = async (id: string) =>
  (await world.db.selectFrom('payments').select('status').where('id', '=', id).executeTakeFirst())?.status;

async function leftAtGateway(id: string): Promise<number | undefined> {
  const response = await fetch(`${world.gatewayUrl}/sandbox/payments`);
  const { payments }: { payments: { orderId: string; balanceAmount: number }[] } = JSON.parse(
    await response.text(),
  );
  return payments.find(({ orderId }) => orderId === id)?.balanceAmount;
}

test('a cancelled reservation gives card and points back in the original split, once for all its cancellations', async () => {
  const { user, facts, paymentId } = await paidReservation();
  const event = world.reservations.cancelled(facts);
  const again = world.reservations.cancelled(facts);
  const answers = await Promise.all([event, event, again, event].map((one) => world.deliver(one.type, one)));
  expect(answers).toEqual(answers.map(() => ({ status: 'SUCCESS' })));
  await expect.poll(() => statusOf(paymentId)).toBe('REFUNDED');
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  expect(await leftAtGateway(paymentId)).toBe(0);
  await world.allTold();
  expect(world.told('payment.refunded', facts.id).length).toBeGreaterThan(0);
  expect(world.told('payment.refunded', facts.id)[0]?.data).toMatchObject({
    amount: 50_000,
    pointUsed: 10_000,
    cardAmount: 40_000,
    reason: 'cancelled',
  });
  const { body } = await world.request(user, 'GET', `/api/payments/${paymentId}`);
  expect(body.payment).toMatchObject({
    status: 'REFUNDED',
    refunds: [{ amount: 50_000, point_amount: 10_000, card_amount: 40_000, reason: 'cancelled' }],
  });
});

test('a gateway that refuses is asked again, with growing pauses, until it takes the refund', async () => {
  outOfOrder = true;
  const { user, facts, paymentId } = await paidReservation();
  const event = world.reservations.cancelled(facts);
  await world.deliver(event.type, event);
  for (let round = 0; round < 3; round++) {
    await world.timePasses(60);
    await reconcile(world.ctx);
  }
  expect(await statusOf(paymentId)).toBe('REFUNDING');
  expect(await auditLedger(world.db, user.userId)).toBe(0);
  const { body } = await world.request(user, 'GET', `/api/payments?reservation_id=${facts.id}`);
  expect(body.payment).toMatchObject({
    status: 'SUCCESS',
    refunded_at: null,
    refunds: [{ status: 'PENDING', amount: 50_000, refunded_at: null }],
  });
  outOfOrder = false;
  await world.timePasses(60);
  await reconcile(world.ctx);
  expect(await statusOf(paymentId)).toBe('REFUNDED');
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  expect(await leftAtGateway(paymentId)).toBe(0);
});

test('a cancellation that comes before its payment is known is delivered again, not lost', async () => {
  const facts = world.reservations.hold(newUser(), 50_000);
  const event = world.reservations.cancelled(facts);
  expect(await world.deliver(event.type, event)).toEqual({ status: 'RETRY' });
  expect(await world.deliver(event.type, event)).toEqual({ status: 'RETRY' });
});

test('a cancellation of what was never paid refunds nothing', async () => {
  const event = world.reservations.cancelled(world.reservations.hold(newUser(), 50_000), false);
  expect(await world.deliver(event.type, event)).toEqual({ status: 'SUCCESS' });
});

test('who asks for a refund again after it was made is told again, and the money goes back once', async () => {
  const { user, facts, paymentId } = await paidReservation();
  const first = world.reservations.cancelled(facts);
  await world.deliver(first.type, first);
  await expect.poll(() => statusOf(paymentId)).toBe('REFUNDED');
  const again = world.reservations.cancelled(facts);
  await world.deliver(again.type, again);
  await world.allTold();
  expect(world.told('payment.refunded', facts.id)).toHaveLength(2);
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
});

test('a refunded reservation cannot be paid again', async () => {
  const { user, facts, paymentId } = await paidReservation();
  const event = world.reservations.cancelled(facts);
  await world.deliver(event.type, event);
  await expect.poll(() => statusOf(paymentId)).toBe('REFUNDED');
  const { status, body } = await world.request(user, 'POST', '/api/payments/process', {
    reservationId: facts.id,
    paymentMethod: 'kakao_pay',
  });
  expect([status, body.code]).toEqual([409, 'RESERVATION_NOT_PAYABLE']);
});

test('an event that names an unknown payment is delivered again', async () => {
  const reservation = world.reservations.hold(newUser(), 50_000);
  const type = 'reservation.payment_rejected';
  const data = { reservation, paymentId: uuidv7() };
  expect(await world.deliver(type, { id: uuidv7(), type, data })).toEqual({ status: 'RETRY' });
});

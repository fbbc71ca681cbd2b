import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { gatewayNames } from '../gateway/gateway.ts';
import { balanceOf } from '../points/balance.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { atSandbox, SANDBOX } from '../testing/both-gateways.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, type World } from '../testing/world.ts';

describe.each(gatewayNames)('by %s', (name) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(createAdaptorServer(createGateway(SANDBOX)), { takes: name });
  });
  afterAll(() => world.close());

  /** A purchase of 50,000, of which 10,000 by points. */
  async function purchase(pg_token: string, answer: 'confirms' | 'rejects' = 'confirms') {
    const user = await userWithPoints(world.db, 10_000);
    const { id: reservation_id } = world.reservations.hold(user, 50_000, answer);
    const order = { reservation_id, total_price: 50_000, point_used: 10_000, card_amount: 40_000, pg_token };
    const answered = await world.request(user, 'POST', '/api/payments', order);
    const payment = await latest(reservation_id);
    return { user, order, reservation_id, answered, payment };
  }

  const latest = (reservationId: string) =>
    world.db
      .selectFrom('payments')
      .selectAll()
      .where('reservation_id', '=', reservationId)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();

  /** Until the reconciler has brought the payment there; what is far off comes near. */
  const comesTo = (reservationId: string, status: string) =>
    expect
      .poll(
        async () => {
          await world.timePasses(60);
          await reconcile(world.ctx);
          return (await latest(reservationId)).status;
        },
        { timeout: 10_000 },
      )
      .toBe(status);

  const atGateway = (orderId: string) => atSandbox(world.gatewayUrl, orderId);

  test.each(['approve', 'early', 'often', 'twice'])('%s pays', async (token) => {
    const { answered, payment, user } = await purchase(token);
    expect(answered.status).toBe(200);
    expect(payment).toMatchObject({ status: 'SUCCESS', gateway: name, gateway_key: expect.any(String) });
    expect(await atGateway(payment.id)).toMatchObject({ gateway: name, balanceAmount: 40_000 });
    expect(await balanceOf(world.db, user.userId)).toBe(0);
  });

  test.each(['decline', 'insufficient'])('%s takes nothing, and may be tried again', async (token) => {
    const { answered, user, order, payment } = await purchase(token);
    expect([answered.status, answered.body.code]).toEqual([402, 'PAYMENT_DECLINED']);
    expect(payment).toMatchObject({ status: 'FAILED', failure_code: expect.stringMatching(/^REJECT_CARD_/) });
    expect(await balanceOf(world.db, user.userId)).toBe(10_000);
    const again = await world.request(user, 'POST', '/api/payments', { ...order, pg_token: 'approve' });
    expect(again.status).toBe(200);
  });

  test.each(['drop', 'timeout-0.5', 'slow-2'])('15: %s is uncertain, and settled as paid', async (token) => {
    const { answered, reservation_id, payment } = await purchase(token);
    expect([answered.status, answered.body.code]).toEqual([503, 'PAYMENT_UNCERTAIN']);
    await comesTo(reservation_id, 'SUCCESS');
    expect(await atGateway(payment.id)).toMatchObject({ balanceAmount: 40_000 });
  });

  test.each(['never-0.5', 'error'])('%s is uncertain, and settled as not paid', async (token) => {
    const { answered, reservation_id, user, payment } = await purchase(token);
    expect([answered.status, answered.body.code]).toEqual([503, 'PAYMENT_UNCERTAIN']);
    await comesTo(reservation_id, 'FAILED');
    expect(await atGateway(payment.id)).toBeUndefined();
    expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  });

  test.each(['approve', 'norefund-3', 'deafrefund-2'])(
    '%s is given back, once and in the split it was paid',
    async (token) => {
      const { user, reservation_id, payment } = await purchase(token, 'rejects');
      await comesTo(reservation_id, 'REFUNDED');
      expect(await atGateway(payment.id)).toMatchObject({ status: 'CANCELED', balanceAmount: 0 });
      expect(await auditLedger(world.db, user.userId)).toBe(10_000);
      await world.allTold();
      expect(world.told('payment.refunded', reservation_id)).toHaveLength(1);
    },
  );

  test("an answer that comes twice is nobody else's", async () => {
    const [one, ...others] = await Promise.all(
      ['twice', 'approve', 'decline', 'twice', 'approve', 'decline'].map((token) => purchase(token)),
    );
    for (const { payment } of [one, ...others].flatMap((purchased) => purchased ?? [])) {
      const taken = (await atGateway(payment.id))?.status === 'DONE';
      const isUncertain = payment.status === 'PROCESSING';
      expect(isUncertain || (payment.status === 'SUCCESS') === taken).toBe(true);
    }
  });

  test('points are charged, declined, and settled when nobody answered', async () => {
    const user = newUser();
    const charge = (pg_token: string) =>
      world.request(user, 'POST', '/api/points/charge', { amount: 10_000, pg_token });
    expect((await charge('approve')).status).toBe(200);
    expect((await charge('decline')).body.code).toBe('PAYMENT_DECLINED');
    expect((await charge('drop')).body.code).toBe('PAYMENT_UNCERTAIN');
    await world.timePasses(60);
    await reconcile(world.ctx);
    expect(await auditLedger(world.db, user.userId)).toBe(20_000);
  });

  test('a part goes back, and only what is left can follow', async () => {
    const { payment } = await purchase('approve');
    const gateway = world.ctx.gateways.of(payment);
    const part = {
      orderId: payment.id,
      gatewayKey: payment.gateway_key ?? '',
      reason: '좌석 하나 취소',
      amount: 15_000,
      refundable: 40_000,
      idempotencyKey: `refund-of-a-part-${payment.id}`,
    };
    expect(await gateway.cancel(part)).toEqual({ outcome: 'cancelled' });
    expect(await gateway.cancel(part)).toEqual({ outcome: 'cancelled' });
    expect(await atGateway(payment.id)).toMatchObject({ balanceAmount: 25_000 });
    expect(await gateway.findByOrderId({ orderId: payment.id, amount: 40_000 })).toMatchObject({
      outcome: 'approved',
      returned: 15_000,
    });
    const stale = { ...part, idempotencyKey: `another-try-${payment.id}` };
    expect(await gateway.cancel(stale)).toMatchObject({ outcome: 'refused' });
    const rest = {
      ...part,
      amount: 25_000,
      refundable: 25_000,
      idempotencyKey: `the-rest-of-it-${payment.id}`,
    };
    expect(await gateway.cancel(rest)).toEqual({ outcome: 'cancelled' });
    expect(await gateway.cancel({ ...rest, idempotencyKey: `once-more-of-it-${payment.id}` })).toEqual({
      outcome: 'cancelled',
    });
    expect(await atGateway(payment.id)).toMatchObject({ status: 'CANCELED', balanceAmount: 0 });
  });

  test('a day lists what was taken and what went back', async () => {
    const { payment } = await purchase('approve');
    const { payment: back, reservation_id } = await purchase('approve', 'rejects');
    await comesTo(reservation_id, 'REFUNDED');
    const gateway = world.ctx.gateways.of(payment);
    const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
    const list = await gateway.listDay(today);
    const movementsOf = (id: string) =>
      list.outcome === 'listed'
        ? list.movements.filter(({ orderId }) => orderId === id).map(({ kind, amount }) => [kind, amount])
        : [];
    expect(movementsOf(payment.id)).toEqual([['charge', 40_000]]);
    expect(movementsOf(back.id)).toEqual([
      ['charge', 40_000],
      ['return', 40_000],
    ]);
    expect(await gateway.listDay('2020-02-29')).toEqual({ outcome: 'listed', movements: [] });
  });
});

test('what one gateway took goes back by it when the other takes new payments', async () => {
  const world = await createWorld(createAdaptorServer(createGateway(SANDBOX)), { takes: 'portone' });
  const user = newUser();
  const { id } = world.reservations.hold(user, 30_000);
  const order = { reservationId: id, paymentMethod: 'naver_pay', pg_token: 'approve' };
  const paid = await world.request(user, 'POST', '/api/payments/process', order);
  const toss = world.ctx.gateways.named('toss');
  if (!toss) throw new Error('Toss is connected');
  world.ctx.gateways = { ...world.ctx.gateways, forNew: toss };
  const admin = { ...newUser(), role: 'admin' as const };
  await world.request(admin, 'POST', `/api/payments/${paid.body.payment.id}/refund`);
  await expect
    .poll(async () => (await atSandbox(world.gatewayUrl, paid.body.payment.id))?.balanceAmount)
    .toBe(0);
  await world.close();
});

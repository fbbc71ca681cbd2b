import { createAdaptorServer } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { metricValue } from '#shared/testing/metric-value.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { atSandbox, SANDBOX } from '../testing/both-gateways.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, type World } from '../testing/world.ts';
import { gatewayNames } from './gateway.ts';

const FAILURES = 3;
const RESET_MS = 2_500;

describe.each(gatewayNames)('the breaker of %s', (name) => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld(createAdaptorServer(createGateway(SANDBOX)), {
      takes: name,
      breaker: { failures: FAILURES, resetMs: RESET_MS },
    });
  });
  afterEach(() => world.close());

  async function pay(token: string) {
    const user = newUser();
    const { id: reservationId } = world.reservations.hold(user, 30_000);
    const order = { reservationId, paymentMethod: 'kakao_pay', pg_token: token };
    const startedAt = performance.now();
    const { status, body } = await world.request(user, 'POST', '/api/payments/process', order);
    return { reservationId, status, code: body.code, tookMs: performance.now() - startedAt };
  }
  const failAgainAndAgain = async () => {
    for (let failure = 0; failure < FAILURES; failure += 1) await pay('error');
  };
  async function untilPaid(token: string): Promise<void> {
    while ((await pay(token)).status !== 200);
  }
  const state = () => metricValue('tiketi_gateway_breaker_state', { gateway: name });
  const paymentsOf = (reservationId: string) =>
    world.db.selectFrom('payments').selectAll().where('reservation_id', '=', reservationId).execute();
  const checkoutsOpened = () => world.reservations.checkouts.length;

  test('opens after so many failures in a row, and then refuses at once and with nothing begun', async () => {
    expect(await state()).toBe(0);
    await failAgainAndAgain();
    expect(await state()).toBe(2);
    const opened = checkoutsOpened();
    const refused = await pay('approve');
    expect([refused.status, refused.code]).toEqual([503, 'PAYMENT_UNAVAILABLE']);
    // The fastest of some: the machine may be busy, the refusal is not.
    const times = [refused.tookMs];
    for (let again = 0; again < 4; again += 1) times.push((await pay('approve')).tookMs);
    expect(Math.min(...times)).toBeLessThan(50);
    expect(await paymentsOf(refused.reservationId)).toEqual([]);
    expect(checkoutsOpened()).toBe(opened);

    const buyer = newUser();
    const points = { amount: 10_000, pg_token: 'approve' };
    const { status, body } = await world.request(buyer, 'POST', '/api/points/charge', points);
    expect([status, body.code]).toEqual([503, 'PAYMENT_UNAVAILABLE']);
    const charges = await world.db
      .selectFrom('point_charges')
      .selectAll()
      .where('user_id', '=', buyer.userId)
      .execute();
    expect(charges).toEqual([]);
  });

  test('lets points alone pay meanwhile', async () => {
    await failAgainAndAgain();
    const user = await userWithPoints(world.db, 30_000);
    const { id } = world.reservations.hold(user, 30_000);
    const parts = { reservation_id: id, total_price: 30_000, point_used: 30_000, card_amount: 0 };
    expect((await world.request(user, 'POST', '/api/payments', parts)).status).toBe(200);
    expect(await state()).toBe(2);
  });

  test('closes by itself: one call tries, and what it pays is paid', async () => {
    await failAgainAndAgain();
    await expect.poll(async () => (await pay('approve')).status, { timeout: 15_000 }).toBe(200);
    expect(await state()).toBe(0);
    expect((await pay('approve')).status).toBe(200);
  });

  test('lets one call try and refuses the others at once while it does', async () => {
    await failAgainAndAgain();
    const trying = untilPaid('slow-0.5');
    await expect.poll(state, { timeout: 15_000 }).toBe(1);
    const other = await pay('approve');
    expect([other.code, await state()]).toEqual(['PAYMENT_UNAVAILABLE', 1]);
    await trying;
    expect(await state()).toBe(0);
  });

  test('is not kept open by somebody whose orders come to nothing before their call', async () => {
    await failAgainAndAgain();
    const nonsense = async () => {
      const order = { reservationId: crypto.randomUUID(), paymentMethod: 'naver_pay', pg_token: 'approve' };
      return (await world.request(newUser(), 'POST', '/api/payments/process', order)).body.code;
    };
    await expect.poll(nonsense, { timeout: 15_000 }).toBe('RESERVATION_NOT_FOUND');
    expect((await pay('approve')).status).toBe(200);
  });

  test('opens again when the call that tries fails', async () => {
    await failAgainAndAgain();
    await expect.poll(async () => (await pay('error')).code, { timeout: 15_000 }).toBe('PAYMENT_UNCERTAIN');
    expect(await state()).toBe(2);
    expect((await pay('approve')).code).toBe('PAYMENT_UNAVAILABLE');
  });

  test('does not count a card that is declined, nor failures with an answer between', async () => {
    for (const token of ['decline', 'insufficient', 'decline', 'decline']) {
      expect((await pay(token)).code).toBe('PAYMENT_DECLINED');
    }
    for (const token of ['error', 'error', 'approve', 'error', 'error']) await pay(token);
    expect(await state()).toBe(0);
  });

  test('opens though the gateway answers questions between the cards that fail', async () => {
    for (let failure = 0; failure < FAILURES; failure += 1) {
      await pay('error');
      await world.timePasses(10);
      await reconcile(world.ctx);
    }
    expect(await state()).toBe(2);
  });

  test('leaves what is uncertain uncertain, until the gateway can be asked again', async () => {
    const { reservationId, code } = await pay('drop');
    expect(code).toBe('PAYMENT_UNCERTAIN');
    await failAgainAndAgain();
    await world.timePasses(10);
    await reconcile(world.ctx);
    const [payment] = await paymentsOf(reservationId);
    expect(payment?.status).toBe('UNCERTAIN');
    await expect
      .poll(
        async () => {
          await world.timePasses(60);
          await reconcile(world.ctx);
          return (await paymentsOf(reservationId)).map(({ status }) => status);
        },
        { timeout: 20_000 },
      )
      .toEqual(['SUCCESS']);
    expect(await atSandbox(world.gatewayUrl, payment?.id ?? '')).toMatchObject({ balanceAmount: 30_000 });
  });

  test('a repeat of a charge that may have been made is not told that nothing was', async () => {
    const user = newUser();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const charge = () =>
      world.request(user, 'POST', '/api/points/charge', { amount: 10_000, pg_token: 'drop' }, key);
    expect((await charge()).body.code).toBe('PAYMENT_UNCERTAIN');
    await failAgainAndAgain();
    expect((await charge()).body.code).toBe('PAYMENT_UNCERTAIN');
    await expect
      .poll(
        async () => {
          await world.timePasses(60);
          await reconcile(world.ctx);
          return auditLedger(world.db, user.userId);
        },
        { timeout: 20_000 },
      )
      .toBe(10_000);
  });
});

import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#shared/http/errors.ts';
import { registry } from '#shared/telemetry/metrics.ts';
import { silent } from '#shared/testing/database.ts';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { readFigures } from '../figures.ts';
import { gatewaysOf } from '../gateway/gateways.ts';
import { connectToss } from '../gateway/toss.ts';
import { balanceOf } from '../points/balance.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { payReservation } from './pay-reservation.ts';
import { recordConfirmation } from './record-confirmation.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 20 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

const process = (user: User, reservationId: string, token = 'approve', headers = {}) =>
  world.request(
    user,
    'POST',
    '/api/payments/process',
    { reservationId, paymentMethod: 'naver_pay', pg_token: token },
    headers,
  );

const pay = (user: User, reservationId: string, points: number, card: number, token = 'approve') =>
  world.request(user, 'POST', '/api/payments', {
    reservation_id: reservationId,
    total_price: points + card,
    point_used: points,
    card_amount: card,
    pg_token: token,
  });

async function chargedAtGateway(orderIds: string[]): Promise<number> {
  const response = await fetch(`${world.gatewayUrl}/sandbox/payments`);
  const { payments }: { payments: { orderId: string; balanceAmount: number; status: string }[] } = JSON.parse(
    await response.text(),
  );
  return payments
    .filter(({ orderId, status }) => orderIds.includes(orderId) && status !== 'ABORTED')
    .reduce((sum, { balanceAmount }) => sum + balanceAmount, 0);
}

const paymentsOf = (reservationId: string) =>
  world.db.selectFrom('payments').selectAll().where('reservation_id', '=', reservationId).execute();

test('a card payment is answered once the reservation is confirmed', async () => {
  const user = newUser();
  const reservation = world.reservations.hold(user, 100_000);
  const { status, body } = await process(user, reservation.id);
  expect(status).toBe(200);
  expect(body).toEqual({
    success: true,
    message: expect.any(String),
    payment: {
      id: expect.any(String),
      reservationId: reservation.id,
      reservationNumber: reservation.number,
      paymentMethod: '네이버페이',
      totalAmount: 100_000,
      paidAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    },
    reservation: {
      event: { title: '가을 음악회', venue: '예술의전당', event_date: '2026-12-13T10:00:00.000Z' },
      seats: [
        {
          id: reservation.items[0]?.seatId,
          seat_label: 'R-4-1',
          section: 'R',
          row_number: 4,
          seat_number: 1,
          unit_price: 100_000,
        },
      ],
    },
  });
  expect(await chargedAtGateway([body.payment.id])).toBe(100_000);
});

test('points and card pay together, and the answer shows what is left', async () => {
  const user = await userWithPoints(world.db, 25_000);
  const reservation = world.reservations.hold(user, 50_000);
  const { status, body } = await pay(user, reservation.id, 10_000, 40_000);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    success: true,
    balance: 15_000,
    payment: {
      reservation_id: reservation.id,
      amount: 50_000,
      payment_method: 'MIXED',
      point_used: 10_000,
      card_amount: 40_000,
      status: 'SUCCESS',
    },
  });
  expect(await chargedAtGateway([body.payment.id])).toBe(40_000);
});

test('points alone never touch the gateway', async () => {
  const user = await userWithPoints(world.db, 50_000);
  const reservation = world.reservations.hold(user, 50_000);
  const { status, body } = await pay(user, reservation.id, 50_000, 0, 'error');
  expect([status, body.balance, body.payment.payment_method]).toEqual([200, 0, 'POINT']);
  expect(await chargedAtGateway([body.payment.id])).toBe(0);
});

test('what costs nothing is paid with nothing', async () => {
  const user = newUser();
  const reservation = world.reservations.hold(user, 0);
  expect(await process(user, reservation.id, 'error')).toMatchObject({
    status: 200,
    body: { payment: { totalAmount: 0 } },
  });
});

test('two payments for one reservation charge once', async () => {
  const user = newUser();
  const reservation = world.reservations.hold(user, 70_000);
  const answers = await Promise.all(Array.from({ length: 10 }, () => process(user, reservation.id)));
  const rows = await paymentsOf(reservation.id);
  expect(rows).toHaveLength(1);
  expect(await chargedAtGateway(rows.map(({ id }) => id))).toBe(70_000);
  expect(world.told('payment.paid', reservation.id)).toHaveLength(1);
  for (const { status, body } of answers) {
    expect(status === 200 || body.code === 'PAYMENT_IN_PROGRESS').toBe(true);
  }
  expect(answers.some(({ status }) => status === 200)).toBe(true);
});

test('a repeat after success gets the first answer, another method a refusal', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const reservation = world.reservations.hold(user, 10_000);
  const first = await process(user, reservation.id);
  expect((await process(user, reservation.id)).body).toEqual(first.body);
  const other = await pay(user, reservation.id, 10_000, 0);
  expect([other.status, other.body.code]).toEqual([409, 'ALREADY_PAID']);
  expect(await balanceOf(world.db, user.userId)).toBe(10_000);
});

test('a declined card gives the points back exactly once and lets the buyer try again', async () => {
  const user = await userWithPoints(world.db, 30_000);
  const reservation = world.reservations.hold(user, 50_000);
  const declined = await pay(user, reservation.id, 30_000, 20_000, 'decline');
  expect([declined.status, declined.body.code]).toEqual([402, 'PAYMENT_DECLINED']);
  expect(await balanceOf(world.db, user.userId)).toBe(30_000);
  await world.timePasses(3_600);
  await reconcile(world.ctx);
  expect(await balanceOf(world.db, user.userId)).toBe(30_000);
  const histories = await world.db
    .selectFrom('point_histories')
    .select(['type', 'amount', 'balance_after'])
    .where('user_id', '=', user.userId)
    .orderBy('sequence')
    .execute();
  expect(histories.map(({ type, amount }) => [type, amount])).toEqual([
    ['CHARGE', 30_000],
    ['USE', -30_000],
    ['CANCEL', 30_000],
  ]);
  expect((await pay(user, reservation.id, 30_000, 20_000)).status).toBe(200);
  expect(world.told('payment.failed', reservation.id)).toHaveLength(1);
});

test('too few points write nothing, and reservation hears that the checkout is over', async () => {
  const user = await userWithPoints(world.db, 9_999);
  const reservation = world.reservations.hold(user, 50_000);
  const refused = await pay(user, reservation.id, 10_000, 40_000);
  expect([refused.status, refused.body.code, refused.body.details]).toEqual([
    402,
    'INSUFFICIENT_POINTS',
    { balance: 9_999, required: 10_000 },
  ]);
  expect(await paymentsOf(reservation.id)).toEqual([]);
  expect(await balanceOf(world.db, user.userId)).toBe(9_999);
  await world.allTold();
  expect(world.told('payment.failed', reservation.id)).toHaveLength(1);
});

test('fifty payments at once from a balance for one: one is paid', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const reservations = Array.from({ length: 50 }, () => world.reservations.hold(user, 10_000));
  const answers = await Promise.all(reservations.map(({ id }) => pay(user, id, 10_000, 0)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ body }) => body.code === 'INSUFFICIENT_POINTS')).toHaveLength(49);
  expect(await balanceOf(world.db, user.userId)).toBe(0);
});

test('the amount is what reservation says, never what the client says', async () => {
  const user = newUser();
  const reservation = world.reservations.hold(user, 50_000);
  const refused = await pay(user, reservation.id, 0, 100);
  expect([refused.status, refused.body.code]).toEqual([409, 'AMOUNT_MISMATCH']);
  expect(await paymentsOf(reservation.id)).toEqual([]);
});

test('10, 14: money for what can no longer be given goes back at once, the points by an entry of their own', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const reservation = world.reservations.hold(user, 50_000, 'rejects');
  const refused = await pay(user, reservation.id, 10_000, 40_000);
  expect([refused.status, refused.body.code]).toEqual([409, 'RESERVATION_NOT_PAYABLE']);
  expect(refused.body.error).toContain('환불');
  const { id } = await world.db
    .selectFrom('payments')
    .select('id')
    .where('reservation_id', '=', reservation.id)
    .executeTakeFirstOrThrow();
  expect(refused.body.details).toEqual({ id });
  const ids = (await paymentsOf(reservation.id)).map(({ id }) => id);
  await expect.poll(async () => (await paymentsOf(reservation.id))[0]?.status).toBe('REFUNDED');
  expect(await auditLedger(world.db, user.userId)).toBe(10_000);
  const entries = await world.db
    .selectFrom('point_histories')
    .select(['type', 'amount'])
    .where('reference_id', '=', ids[0] ?? '')
    .orderBy('sequence')
    .execute();
  expect(entries).toEqual([
    { type: 'USE', amount: -10_000 },
    { type: 'REFUND', amount: 10_000 },
  ]);
  expect(await chargedAtGateway(ids)).toBe(0);
  await world.allTold();
  expect(world.told('payment.refunded', reservation.id)).toHaveLength(1);
});

for (const token of ['drop', 'timeout-0.5', 'slow-2'] as const) {
  test(`15: a gateway that charges and does not say so (${token}) leaves the buyer uncertain, then paid`, async () => {
    const user = newUser();
    const reservation = world.reservations.hold(user, 30_000);
    const first = await process(user, reservation.id, token);
    expect([first.status, first.body.code]).toEqual([503, 'PAYMENT_UNCERTAIN']);
    expect((await process(user, reservation.id)).body.code).toMatch(/PAYMENT_IN_PROGRESS/);
    const shown = await world.request(user, 'GET', `/api/payments?reservation_id=${reservation.id}`);
    expect(shown.body.payment.status).toBe('PROCESSING');
    expect((await paymentsOf(reservation.id)).map(({ status }) => status)).toEqual(['UNCERTAIN']);
    await expect
      .poll(
        async () => {
          await world.timePasses(60);
          await reconcile(world.ctx);
          return (await paymentsOf(reservation.id)).map(({ status }) => status);
        },
        { timeout: 10_000, interval: 200 },
      )
      .toEqual(['SUCCESS']);
    expect((await process(user, reservation.id)).status).toBe(200);
    expect(await chargedAtGateway((await paymentsOf(reservation.id)).map(({ id }) => id))).toBe(30_000);
  });
}

test('a gateway that neither charges nor answers costs nothing in the end', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const reservation = world.reservations.hold(user, 30_000);
  const first = await pay(user, reservation.id, 10_000, 20_000, 'error');
  expect([first.status, first.body.code]).toEqual([503, 'PAYMENT_UNCERTAIN']);
  await world.timePasses(10);
  await reconcile(world.ctx);
  expect((await paymentsOf(reservation.id)).map(({ status }) => status)).toEqual(['FAILED']);
  expect(await balanceOf(world.db, user.userId)).toBe(10_000);
  expect((await pay(user, reservation.id, 10_000, 20_000)).status).toBe(200);
});

test('an Idempotency-Key gives a repeat the very answer, and another body 422', async () => {
  const user = newUser();
  const [reservation, other] = [world.reservations.hold(user, 1_000), world.reservations.hold(user, 1_000)];
  const key = { 'idempotency-key': 'key-1' };
  const first = await process(user, reservation.id, 'approve', key);
  const repeat = await process(user, reservation.id, 'approve', key);
  expect(repeat.body).toEqual(first.body);
  expect(repeat.headers.get('idempotency-replayed')).toBe('true');
  const conflict = await process(user, other.id, 'approve', key);
  expect([conflict.status, conflict.body.code]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
});

test('when reservation cannot be asked, nothing is written and the buyer may try again', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const { id } = world.reservations.hold(user, 10_000);
  const away = { ...world.ctx, openCheckout: () => Promise.reject(new AppError('UPSTREAM_UNAVAILABLE')) };
  const split = { pointUsed: 10_000, cardAmount: 0 };
  const order = { reservationId: id, channel: 'point', split, token: '' } as const;
  await expect(payReservation(away, user, order)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  expect(await paymentsOf(id)).toEqual([]);
  expect(await balanceOf(world.db, user.userId)).toBe(10_000);
});

test('a gateway nobody can reach fails the payment at once, and the points are back', async () => {
  const user = await userWithPoints(world.db, 10_000);
  const { id } = world.reservations.hold(user, 30_000);
  // Port 4 is assigned to nobody.
  const gateway = connectToss({ url: 'http://127.0.0.1:4', secretKey: '', timeoutMs: 500, log: silent });
  const split = { pointUsed: 10_000, cardAmount: 20_000 };
  const order = { reservationId: id, channel: 'mixed', split, token: 'approve' } as const;
  const gateways = gatewaysOf('toss', [gateway]);
  await expect(payReservation({ ...world.ctx, gateways }, user, order)).rejects.toMatchObject({
    code: 'PAYMENT_UNAVAILABLE',
  });
  expect((await paymentsOf(id)).map(({ status }) => status)).toEqual(['FAILED']);
  expect(await balanceOf(world.db, user.userId)).toBe(10_000);
});

test('a payment whose reservation says nothing stands, and the answer says so in time', async () => {
  const user = newUser();
  const { id } = world.reservations.hold(user, 10_000, 'says nothing');
  const startedAt = Date.now();
  const { status, body } = await process(user, id);
  expect([status, body.code, body.details]).toEqual([
    503,
    'PAYMENT_UNCERTAIN',
    { id: expect.any(String), status: 'SUCCESS' },
  ]);
  expect(Date.now() - startedAt).toBeLessThan(4_000);
});

test('a confirmation that another replica heard ends the wait too', async () => {
  const user = newUser();
  const reservation = world.reservations.hold(user, 10_000, 'says nothing');
  const answer = process(user, reservation.id);
  await expect.poll(() => world.told('payment.paid', reservation.id).length).toBe(1);
  const [payment] = await paymentsOf(reservation.id);
  await recordConfirmation(world.db, { reservation, paymentId: payment?.id ?? null, seats: [], stock: [] });
  expect((await answer).status).toBe(200);
});

test('the figures count what was paid and not what went back', async () => {
  await readFigures(world.db);
  const metrics = await registry.metrics();
  expect(metrics).toMatch(/^tiketi_daily_payments_total [1-9]\d*$/m);
  expect(metrics).toMatch(/^tiketi_daily_revenue_total [1-9]\d*$/m);
  expect(metrics).toMatch(/^tiketi_payment_method_count_24h\{payment_method="naver_pay"\} [1-9]\d*$/m);
  expect(metrics).toMatch(
    /^tiketi_payments_total\{status="success",event_id="[^"]+",payment_method="mixed"\} 1$/m,
  );
});

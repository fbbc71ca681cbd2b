import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#shared/database/transaction.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import type { Payment, Refund } from '../db/schema.ts';
import { recordPayment } from '../payments/pay-reservation.ts';
import { planPayment } from '../payments/plan-payment.ts';
import { settlePayment } from '../payments/settle-payment.ts';
import { balanceOf } from '../points/balance.ts';
import { beginCharge } from '../points/begin-charge.ts';
import { finishRefund } from '../refund/finish-refund.ts';
import { startRefund } from '../refund/start-refund.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { reconcile } from './reconcile.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

/** A process takes 10,000 points of a mixed payment of 50,000, and goes on as far as `steps` say. */
async function dieAfter(steps: (payment: Payment) => Promise<unknown>) {
  const user = await userWithPoints(world.db, 10_000);
  const reservation = world.reservations.hold(user, 50_000);
  const plan = await planPayment(world.ctx, user, {
    reservationId: reservation.id,
    channel: 'mixed',
    split: { pointUsed: 10_000, cardAmount: 40_000 },
    token: 'approve',
  });
  if (plan === 'paid meanwhile') throw new Error('not paid yet');
  const payment = await recordPayment(world.ctx, plan);
  await steps(payment);
  return { user, reservation, id: payment.id };
}

const ask = ({ id, card_amount: amount }: Payment, token = 'approve') =>
  world.ctx.gateways.forNew.confirm({ orderId: id, amount, token });

async function restart(seconds = 10): Promise<void> {
  await world.timePasses(seconds);
  await reconcile(world.ctx);
}

async function stateOf(id: string, userId: string) {
  const { status } = await world.db
    .selectFrom('payments')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { status, points: await auditLedger(world.db, userId), card: await keptByGateway(id) };
}

async function keptByGateway(id: string): Promise<number> {
  const response = await fetch(`${world.gatewayUrl}/sandbox/payments`);
  const { payments }: { payments: { orderId: string; status: string; balanceAmount: number }[] } = JSON.parse(
    await response.text(),
  );
  const found = payments.find(({ orderId }) => orderId === id);
  return found && found.status !== 'ABORTED' ? found.balanceAmount : 0;
}

test('killed between taking the points and asking the gateway: the points come back', async () => {
  const { user, reservation, id } = await dieAfter(async () => {});
  expect(await balanceOf(world.db, user.userId)).toBe(0);
  await restart();
  expect(await stateOf(id, user.userId)).toEqual({ status: 'FAILED', points: 10_000, card: 0 });
  await world.allTold();
  expect(world.told('payment.failed', reservation.id)).toHaveLength(1);
});

test('a payment in the hands of a living process is left alone', async () => {
  const { user, id } = await dieAfter(async () => {});
  await restart(2);
  expect(await stateOf(id, user.userId)).toEqual({ status: 'PROCESSING', points: 0, card: 0 });
  await restart();
});

test('a request that may still be on its way is not given up at once', async () => {
  const { user, id } = await dieAfter(async () => {});
  await restart(4.5);
  expect((await stateOf(id, user.userId)).status).toBe('PROCESSING');
  await restart();
  expect((await stateOf(id, user.userId)).status).toBe('FAILED');
});

test("killed between the gateway's yes and the commit: paid once, confirmed once", async () => {
  const { user, reservation, id } = await dieAfter((payment) => ask(payment));
  await restart();
  expect(await stateOf(id, user.userId)).toEqual({ status: 'SUCCESS', points: 0, card: 40_000 });
  await world.allTold();
  expect(world.told('payment.paid', reservation.id)).toHaveLength(1);
});

test("killed between the gateway's no and the commit: the points come back", async () => {
  const { user, id } = await dieAfter((payment) => ask(payment, 'decline'));
  await restart();
  expect(await stateOf(id, user.userId)).toEqual({ status: 'FAILED', points: 10_000, card: 0 });
});

test('the reconciler and the process it thought dead settle at once: one of them does', async () => {
  const { user, reservation, id } = await dieAfter(async (payment) => {
    const answer = await ask(payment);
    await world.timePasses(10);
    await Promise.all([
      reconcile(world.ctx),
      ...Array.from({ length: 5 }, () =>
        settlePayment(world.db, payment.id, {
          paid: true,
          gatewayKey: answer.outcome === 'approved' ? answer.gatewayKey : '',
        }),
      ),
    ]);
  });
  expect(await stateOf(id, user.userId)).toEqual({ status: 'SUCCESS', points: 0, card: 40_000 });
  await world.allTold();
  expect(world.told('payment.paid', reservation.id)).toHaveLength(1);
});

test('a charge that comes after the payment was given up goes back to the card', async () => {
  let late: Payment | undefined;
  const { user, id } = await dieAfter(async (payment) => {
    late = payment;
  });
  await restart();
  if (late) await ask(late);
  expect(await stateOf(id, user.userId)).toEqual({ status: 'FAILED', points: 10_000, card: 40_000 });
  await restart(16 * 60);
  expect(await stateOf(id, user.userId)).toEqual({ status: 'FAILED', points: 10_000, card: 0 });
});

test('15: a charge that came late goes back though the gateway refuses that once', async () => {
  let late: Payment | undefined;
  const { user, id } = await dieAfter(async (payment) => {
    late = payment;
  });
  await restart();
  if (late) await ask(late, 'norefund');
  await restart(16 * 60);
  expect((await stateOf(id, user.userId)).card).toBe(40_000);
  await restart();
  expect(await stateOf(id, user.userId)).toEqual({ status: 'FAILED', points: 10_000, card: 0 });
});

test('killed before, between and after the steps of a refund: all comes back once', async () => {
  const deaths: ((payment: Payment, refund: Refund) => Promise<unknown>)[] = [
    async () => {},
    (payment, refund) => cancelAtGateway(payment, refund),
    async (payment, refund) => {
      await cancelAtGateway(payment, refund);
      await finishRefund(world.ctx, refund, 'event');
    },
  ];
  for (const die of deaths) {
    const { user, reservation, id } = await dieAfter(async (payment) => {
      const answer = await ask(payment);
      if (answer.outcome !== 'approved') throw new Error('not approved');
      const paid = await settlePayment(world.db, payment.id, { paid: true, gatewayKey: answer.gatewayKey });
      const refund = await inTransaction(world.db, (tx) => startRefund(tx, paid.id, 'cancelled'));
      if (refund) await die(paid, refund);
    });
    await restart();
    await restart();
    expect(await stateOf(id, user.userId)).toEqual({ status: 'REFUNDED', points: 10_000, card: 0 });
    await world.allTold();
    expect(world.told('payment.refunded', reservation.id)).toHaveLength(1);
  }
});

const cancelAtGateway = (payment: Payment, refund: Refund) =>
  world.ctx.gateways.forNew.cancel({
    orderId: payment.id,
    gatewayKey: payment.gateway_key ?? '',
    amount: payment.card_amount,
    refundable: payment.card_amount,
    reason: 'test',
    idempotencyKey: `refund-${refund.id}`,
  });

for (const [death, token, balance] of [
  ['before asking the gateway', undefined, 0],
  ["after the gateway's yes", 'approve', 5_000],
  ["after the gateway's no", 'decline', 0],
] as const) {
  test(`a points charge killed ${death}: nothing won, nothing lost`, async () => {
    const user = newUser();
    const { charge } = await inTransaction(world.db, (tx) =>
      beginCharge(tx, {
        userId: user.userId,
        amount: 5_000,
        gateway: 'toss',
        buyer: user,
        attemptId: null,
      }),
    );
    if (token) await world.ctx.gateways.forNew.confirm({ orderId: charge.id, amount: 5_000, token });
    await restart();
    await restart();
    expect(await auditLedger(world.db, user.userId)).toBe(balance);
    expect(await keptByGateway(charge.id)).toBe(balance);
  });
}

test('a paid event that reservation never answers is said again, as an event of its own', async () => {
  const user = newUser();
  const reservation = world.reservations.hold(user, 0, 'says nothing');
  const plan = await planPayment(world.ctx, user, {
    reservationId: reservation.id,
    channel: 'card',
    token: '',
  });
  if (plan === 'paid meanwhile') throw new Error('not paid yet');
  await recordPayment(world.ctx, plan);
  await world.allTold();
  expect(world.told('payment.paid', reservation.id)).toHaveLength(1);
  await restart(61);
  await world.allTold();
  expect(world.told('payment.paid', reservation.id)).toHaveLength(2);
  const ids = world.told('payment.paid', reservation.id).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2);
});

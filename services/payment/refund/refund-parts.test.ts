import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { findPayment } from '../payments/find-payment.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { boughtTickets, TICKET } from '../testing/bought-tickets.ts';
import { keptByGateway } from '../testing/gateway-keeps.ts';
import { auditLedger } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { refundByAdmin } from './refund-by-admin.ts';
import { refundsOf } from './refunds-of.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 10 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

/** Where the payment stands once the reconciler has gone on with what waits for its turn. */
async function laterOn(id: string) {
  await world.timePasses(10);
  await reconcile(world.ctx);
  return (await findPayment(world.db, id))?.status;
}

test('tickets go back one by one: to the card as far as it paid, then as points, until nothing is left', async () => {
  const { user, facts, id, refund } = await boughtTickets(world, 5, 20_000);
  const first = await refund(2);
  expect(first.body).toMatchObject({
    message: '환불이 완료되었습니다.',
    payment: {
      status: 'SUCCESS',
      amount: 50_000,
      refunds: [
        { status: 'DONE', amount: 20_000, card_amount: 20_000, point_amount: 0, items: [{ quantity: 2 }] },
      ],
    },
  });
  expect([await keptByGateway(world, id), await auditLedger(world.db, user.userId)]).toEqual([10_000, 0]);
  const second = await refund(2);
  expect(second.body.payment.refunds[1]).toMatchObject({ card_amount: 10_000, point_amount: 10_000 });
  expect([await keptByGateway(world, id), await auditLedger(world.db, user.userId)]).toEqual([0, 10_000]);
  const last = await refund(1);
  expect(last.body.payment).toMatchObject({
    status: 'REFUNDED',
    refunds: [{}, {}, { card_amount: 0, point_amount: 10_000, items: null, reason: 'admin' }],
  });
  expect(await auditLedger(world.db, user.userId)).toBe(20_000);
  await world.allTold();
  const parts = world.told('payment.refunded', facts.id).map(({ data }) => data);
  expect(parts).toMatchObject([
    {
      amount: 20_000,
      cardAmount: 20_000,
      pointUsed: 0,
      left: 30_000,
      items: [{ quantity: 2, subtotal: 20_000 }],
    },
    { amount: 20_000, cardAmount: 10_000, pointUsed: 10_000, left: 10_000 },
    { amount: 10_000, cardAmount: 0, pointUsed: 10_000, left: 0, items: [] },
  ]);
});

test('what is left goes back whole after a part did', async () => {
  const { user, id, refund } = await boughtTickets(world, 4, 10_000);
  await refund(1);
  const { body } = await refund(undefined, undefined);
  expect(body.payment).toMatchObject({ status: 'REFUNDED', refunds: [{}, { amount: 30_000, items: null }] });
  expect([await keptByGateway(world, id), await auditLedger(world.db, user.userId)]).toEqual([0, 10_000]);
});

test('a part needs a key; the same key is the same part, and another part under it a conflict', async () => {
  const { id, refund } = await boughtTickets(world, 3);
  const without = await refund(1, '');
  expect([without.status, without.body.code]).toEqual([400, 'VALIDATION_ERROR']);
  const key = uuidv7();
  const first = await refund(1, key);
  const again = await refund(1, key);
  expect(again.body).toEqual(first.body);
  const other = await refund(2, key);
  expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
  expect(await keptByGateway(world, id)).toBe(2 * TICKET);
});

test('9: a request that died before its answer was kept is, repeated, the refund it made', async () => {
  const { admin, id, tickets } = await boughtTickets(world, 3);
  const wanted = [{ ticketTypeId: tickets.ticketTypeId ?? '', quantity: 1 }];
  const request = { paymentId: id, wanted, note: '좌석 파손', attemptId: uuidv7() };
  const first = await refundByAdmin(world.ctx, admin, request);
  const again = await Promise.all([1, 2, 3].map(() => refundByAdmin(world.ctx, admin, request)));
  for (const { refund } of again) expect(refund).toEqual(first.refund);
  expect(await refundsOf(world.db, id)).toMatchObject([{ note: '좌석 파손', requested_by: admin.userId }]);
  expect(await keptByGateway(world, id)).toBe(2 * TICKET);
});

test('12: ten parts at once, and only five are there: five go back, and no won more than was paid', async () => {
  const { user, id, refund } = await boughtTickets(world, 5, 20_000);
  const answers = await Promise.all(Array.from({ length: 10 }, () => refund(1)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  for (const { status, body } of answers.filter((one) => one.status !== 200)) {
    expect([status, body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
  }
  await expect.poll(() => laterOn(id), { timeout: 10_000 }).toBe('REFUNDED');
  expect([await keptByGateway(world, id), await auditLedger(world.db, user.userId)]).toEqual([0, 20_000]);
});

test('12, negative control: who reads what is left and then resolves, without the payment it is taken from, gives back more than was paid', async () => {
  const { id } = await boughtTickets(world, 5);
  const resolved = await Promise.all(Array.from({ length: 10 }, (_, at) => readThenResolve(id, at)));
  expect(resolved.filter(Boolean).length * 3 * TICKET).toBeGreaterThan(5 * TICKET);
});

/** How it must not be done: three tickets go back when the refunds so far leave as many. */
async function readThenResolve(paymentId: string, sequence: number): Promise<boolean> {
  const earlier = await refundsOf(world.db, paymentId);
  const back = earlier.reduce((sum, one) => sum + one.card_amount, 0);
  if (5 * TICKET - back < 3 * TICKET) return false;
  await world.db
    .insertInto('refunds')
    .values({
      id: uuidv7(),
      payment_id: paymentId,
      sequence: 100 + sequence,
      items: '[]',
      card_amount: 3 * TICKET,
      point_amount: 0,
      reason: 'admin',
      note: null,
      requested_by: null,
      status: 'DONE',
      last_answer: null,
      attempts: 1,
      next_attempt_at: null,
      done_at: new Date(),
    })
    .execute();
  return true;
}

test('12: its owner cancels while a part goes back: the rest follows, once, and the sums are right', async () => {
  for (let round = 0; round < 5; round++) {
    const { user, id, facts, refund } = await boughtTickets(world, 3, 10_000);
    const cancelled = world.reservations.cancelled(facts);
    await Promise.all([refund(1), world.deliver(cancelled.type, cancelled)]);
    await expect.poll(() => laterOn(id), { timeout: 10_000 }).toBe('REFUNDED');
    expect([await keptByGateway(world, id), await auditLedger(world.db, user.userId)]).toEqual([0, 10_000]);
    const refunds = await refundsOf(world.db, id);
    expect(refunds.reduce((sum, one) => sum + one.card_amount + one.point_amount, 0)).toBe(30_000);
    await world.allTold();
    const left = world
      .told('payment.refunded', facts.id)
      .map(({ data }) => ('left' in data ? data.left : -1));
    expect(left.filter((won) => won === 0)).toHaveLength(1);
  }
});

test('12: a part of what went back whole is refused', async () => {
  const { id, refund } = await boughtTickets(world, 2);
  await refund();
  const { status, body } = await refund(1);
  expect([status, body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
  expect(await refundsOf(world.db, id)).toHaveLength(1);
});

test('more than is left is refused, and says what is', async () => {
  const { id, refund } = await boughtTickets(world, 3);
  await refund(2);
  const { status, body } = await refund(2);
  expect([status, body.code, body.details]).toEqual([
    409,
    'ILLEGAL_TRANSITION',
    { label: '스탠딩', left: 1 },
  ]);
  expect(await keptByGateway(world, id)).toBe(TICKET);
});

test('16: items that are none, not of this payment, twice, or no whole number are refused, and nothing moves', async () => {
  const { admin, id, tickets } = await boughtTickets(world, 3);
  const ticket = { ticket_type_id: tickets.ticketTypeId };
  const bodies = [
    { items: [] },
    { items: null },
    { items: {} },
    { item: [{ ...ticket, quantity: 1 }] },
    { items: [{ ...ticket, quantity: 1 }], amount: 1 },
    { items: [ticket] },
    ...[0, -1, 0.5, '1', null, 2 ** 31, 1e10].map((quantity) => ({ items: [{ ...ticket, quantity }] })),
    { items: [{ ...ticket, quantity: 1, unit_price: 1 }] },
    { items: [{ seat_id: uuidv7() }] },
    { items: [{ seat_id: '1' }] },
    { items: [{ ticket_type_id: uuidv7(), quantity: 1 }] },
    { items: [1, 2].map(() => ({ ...ticket, quantity: 1 })) },
    { items: [{ ...ticket, quantity: 1 }], reason: 'x'.repeat(201) },
    { items: Array.from({ length: 21 }, () => ({ seat_id: uuidv7() })) },
  ];
  for (const body of bodies) {
    const headers = { 'idempotency-key': uuidv7() };
    const answer = await world.request(admin, 'POST', `/api/payments/${id}/refund`, body, headers);
    expect([JSON.stringify(body), answer.status, answer.body.code]).toEqual([
      JSON.stringify(body),
      400,
      'VALIDATION_ERROR',
    ]);
  }
  expect(await refundsOf(world.db, id)).toEqual([]);
  expect(await keptByGateway(world, id)).toBe(3 * TICKET);
});

test('the owner sees what went back, and nobody but administrators gives it', async () => {
  const { user, id, tickets, refund } = await boughtTickets(world, 2);
  await refund(1);
  const { body } = await world.request(user, 'GET', `/api/payments/${id}`);
  expect(body.payment.refunds).toMatchObject([
    { status: 'DONE', items: [{ label: '스탠딩', quantity: 1, unit_price: TICKET, seat_id: null }] },
  ]);
  const items = [{ ticket_type_id: tickets.ticketTypeId, quantity: 1 }];
  for (const somebody of [user, newUser()]) {
    const key = { 'idempotency-key': uuidv7() };
    const answer = await world.request(somebody, 'POST', `/api/payments/${id}/refund`, { items }, key);
    expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
  }
});

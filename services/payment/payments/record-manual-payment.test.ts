import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReservationFacts } from '#shared/events/facts.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
const admin = newUser('admin');
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

const record = ({ id, userId }: ReservationFacts, changed = {}, caller = 'reservation') =>
  world.invoke(caller, '/internal/manual-payments', {
    reservationId: id,
    userId,
    adminId: admin.userId,
    adminEmail: admin.email,
    ...changed,
  });

const paymentsOf = (reservationId: string) =>
  world.db.selectFrom('payments').selectAll().where('reservation_id', '=', reservationId).execute();

test('money taken by hand is a payment at once, told to all, on record, and unknown to the gateway', async () => {
  const facts = world.reservations.hold(newUser(), 70_000);
  const { status, body } = await record(facts);
  expect([status, body.ok]).toEqual([200, true]);
  expect(await paymentsOf(facts.id)).toMatchObject([
    {
      id: body.paymentId,
      user_id: facts.userId,
      amount: 70_000,
      payment_method: 'CARD',
      channel: 'manual',
      card_amount: 70_000,
      status: 'SUCCESS',
      gateway_key: null,
      buyer: { email: facts.userEmail, name: facts.userName },
    },
  ]);
  await world.allTold();
  expect(world.told('payment.paid', facts.id).map(({ data }) => data)).toMatchObject([{ channel: 'manual' }]);
  const { rows } = await sql`select * from audit_log where subject_id = ${body.paymentId}`.execute(world.db);
  expect(rows).toMatchObject([
    {
      actor_id: admin.userId,
      actor_email: admin.email,
      action: 'payment.recorded_by_hand',
      details: { reservation_id: facts.id, amount: 70_000 },
    },
  ]);
  const known = await (await fetch(`${world.gatewayUrl}/sandbox/payments`)).text();
  expect(known).not.toContain(body.paymentId);
});

test('asked five times at once it is recorded once, and every answer names the same payment', async () => {
  const facts = world.reservations.hold(newUser(), 70_000);
  const answers = await Promise.all(Array.from({ length: 5 }, () => record(facts)));
  expect(answers.every(({ body }) => body.ok)).toBe(true);
  expect(new Set(answers.map(({ body }) => body.paymentId)).size).toBe(1);
  expect((await record(facts)).body).toEqual(answers[0]?.body);
  expect(await paymentsOf(facts.id)).toHaveLength(1);
});

test('it goes back without the gateway: that is a matter of hands too', async () => {
  const facts = world.reservations.hold(newUser(), 70_000);
  const { paymentId } = (await record(facts)).body;
  await world.allTold();
  const { status, body } = await world.request(admin, 'POST', `/api/payments/${paymentId}/refund`);
  expect([status, body.payment.status]).toEqual([200, 'REFUNDED']);
  expect((await record(facts)).body).toEqual({ ok: false, code: 'RESERVATION_NOT_PAYABLE' });
});

test('what its owner paid by card is not recorded again', async () => {
  const user = newUser();
  const facts = world.reservations.hold(user, 70_000);
  await world.request(user, 'POST', '/api/payments/process', {
    reservationId: facts.id,
    paymentMethod: 'naver_pay',
  });
  expect((await record(facts)).body).toEqual({ ok: false, code: 'ALREADY_PAID' });
});

test("neither is a reservation that is unknown, or somebody else's", async () => {
  const facts = world.reservations.hold(newUser(), 70_000);
  const unknown = { ok: false, code: 'RESERVATION_NOT_FOUND' };
  expect((await record(facts, { reservationId: crypto.randomUUID() })).body).toEqual(unknown);
  expect((await record(facts, { userId: crypto.randomUUID() })).body).toEqual(unknown);
  await record(facts);
  expect((await record(facts, { userId: crypto.randomUUID() })).body).toEqual(unknown);
});

test('only reservation may say so', async () => {
  const facts = world.reservations.hold(newUser(), 70_000);
  expect((await record(facts, {}, 'notification')).status).toBe(403);
  const outside = await world.request(admin, 'POST', '/internal/manual-payments', {});
  expect([outside.status, outside.body.code]).toEqual([403, 'FORBIDDEN']);
  expect(await paymentsOf(facts.id)).toEqual([]);
});

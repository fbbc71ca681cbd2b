import { createAdaptorServer } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../sandbox/payment-gateway/app.ts';
import { createWorld, SECRET_KEY, type World } from './testing/world.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

const body = { reservation_id: uuidv7(), total_price: 100, point_used: 0, card_amount: 100, pg_token: 't' };
const protectedRoutes: [method: string, path: string, body?: object][] = [
  ['POST', '/api/payments/process', { reservationId: uuidv7(), paymentMethod: 'naver_pay' }],
  ['POST', '/api/payments', body],
  ['GET', `/api/payments/${uuidv7()}`],
  ['GET', `/api/payments?reservation_id=${uuidv7()}`],
  ['POST', '/api/points/charge', { amount: 10_000, pg_token: 't' }],
  ['GET', '/api/points/balance'],
  ['GET', '/api/points/histories'],
  ['POST', `/api/payments/${uuidv7()}/refund`],
  ['GET', `/api/payments/${uuidv7()}/history`],
  ['GET', '/api/payments/all'],
  ['GET', '/api/payments/comparisons'],
  ['POST', '/api/payments/comparisons', { day: '2026-11-01' }],
  ['POST', '/api/points/adjustments', { user_id: uuidv7(), amount: 1, reason: 'test' }],
  ['GET', `/api/points/accounts/${uuidv7()}`],
];

describe('without a valid token', () => {
  for (const [method, path, sent] of protectedRoutes) {
    test(`${method} ${path.replace(/[0-9a-f-]{36}/, ':id')} is refused`, async () => {
      const none = await world.request(undefined, method, path, sent);
      expect([none.status, none.body.code]).toEqual([401, 'UNAUTHENTICATED']);
      const forged = await world.request(undefined, method, path, sent, { authorization: 'Bearer a.b.c' });
      expect([forged.status, forged.body.code]).toEqual([401, 'INVALID_TOKEN']);
    });
  }

  test('the methods are shown to everybody, whatever token they bring', async () => {
    const { status, body } = await world.request(undefined, 'GET', '/api/payments/methods', undefined, {
      authorization: 'Bearer stale',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      methods: [{ id: 'naver_pay', name: '네이버페이' }, { id: 'kakao_pay' }, { id: 'bank_transfer' }],
    });
  });
});

describe("other people's", () => {
  test('reservations cannot be paid, before and after they are', async () => {
    const [owner, stranger] = [newUser(), newUser()];
    const { id } = world.reservations.hold(owner, 10_000);
    const order = { reservationId: id, paymentMethod: 'naver_pay' };
    for (const pay of [false, true]) {
      if (pay) await world.request(owner, 'POST', '/api/payments/process', order);
      const refused = await world.request(stranger, 'POST', '/api/payments/process', order);
      expect([refused.status, refused.body.code]).toEqual([404, 'RESERVATION_NOT_FOUND']);
    }
  });

  test('payments are shown to their owner and to administrators', async () => {
    const [owner, stranger, admin] = [newUser(), newUser(), newUser('admin')];
    const { id } = world.reservations.hold(owner, 10_000);
    const paid = await world.request(owner, 'POST', '/api/payments/process', {
      reservationId: id,
      paymentMethod: 'naver_pay',
    });
    for (const path of [`/api/payments/${paid.body.payment.id}`, `/api/payments?reservation_id=${id}`]) {
      expect((await world.request(owner, 'GET', path)).body.payment.id).toBe(paid.body.payment.id);
      expect((await world.request(admin, 'GET', path)).status).toBe(200);
      const toStranger = (await world.request(stranger, 'GET', path)).body;
      expect(toStranger.payment ?? null).toBeNull();
    }
  });
});

describe('a payment body', () => {
  const amounts: unknown[] = [-1, 0.5, 1e10, 2 ** 31, 2 ** 53, '1', null, [1], {}, true];
  const wrong: [string, unknown][] = [
    ...(['total_price', 'point_used', 'card_amount'] as const).flatMap((field) =>
      amounts.map((value): [string, unknown] => [
        `${field} ${JSON.stringify(value)}`,
        { ...body, [field]: value },
      ]),
    ),
    ['reservation_id no uuid', { ...body, reservation_id: '1' }],
    ['reservation_id missing', { ...body, reservation_id: undefined }],
    ['pg_token missing', { ...body, pg_token: undefined }],
    ['pg_token too long', { ...body, pg_token: 'x'.repeat(201) }],
    ['pg_token with NUL', { ...body, pg_token: 'a\0' }],
    ['pg_token with half a surrogate pair', { ...body, pg_token: '\ud800' }],
    ['null', null],
    ['an array', [body]],
    ['a string', '"x"'],
    ['no JSON', '{'],
  ];
  for (const [name, sent] of wrong) {
    test(`with ${name} is 400`, async () => {
      const user = newUser();
      const { status, body } = await world.request(user, 'POST', '/api/payments', sent);
      expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
      const rows = await world.db
        .selectFrom('payments')
        .selectAll()
        .where('user_id', '=', user.userId)
        .execute();
      expect(rows).toEqual([]);
    });
  }

  test('may be written in camelCase too', async () => {
    const user = newUser();
    const { id } = world.reservations.hold(user, 1_000);
    const { status } = await world.request(user, 'POST', '/api/payments', {
      reservationId: id,
      totalPrice: 1_000,
      pointUsed: 0,
      cardAmount: 1_000,
      pgToken: 'approve',
      paymentMethod: 'CARD',
    });
    expect(status).toBe(200);
  });

  test('whose parts do not add up, or which names another method than its parts, is refused', async () => {
    const sums = await world.request(newUser(), 'POST', '/api/payments', { ...body, total_price: 99 });
    expect([sums.status, sums.body.code]).toEqual([409, 'AMOUNT_MISMATCH']);
    const method = await world.request(newUser(), 'POST', '/api/payments', {
      ...body,
      payment_method: 'POINT',
    });
    expect([method.status, method.body.code]).toEqual([400, 'INVALID_PAYMENT_METHOD']);
    const unknown = await world.request(newUser(), 'POST', '/api/payments/process', {
      reservationId: uuidv7(),
      paymentMethod: 'cash',
    });
    expect([unknown.status, unknown.body.code]).toEqual([400, 'INVALID_PAYMENT_METHOD']);
  });
});

test('what costs nothing is paid by nothing: neither points nor card are asked', async () => {
  const user = newUser();
  const reservation = world.reservations.hold(user, 0);
  const { status, body } = await world.request(user, 'POST', '/api/payments', {
    reservation_id: reservation.id,
    total_price: 0,
    point_used: 0,
    card_amount: 0,
  });
  expect([status, body.balance]).toEqual([200, 0]);
  expect(body.payment).toMatchObject({ amount: 0, payment_method: 'POINT', status: 'SUCCESS' });
  const known = await (await fetch(`${world.gatewayUrl}/sandbox/payments`)).text();
  expect(known).not.toContain(body.payment.id);
});

test('a malformed id is 400, an unknown one 404', async () => {
  const user = newUser();
  const malformed = await world.request(user, 'GET', '/api/payments/1');
  expect([malformed.status, malformed.body.code]).toEqual([400, 'INVALID_ID']);
  const unknown = await world.request(user, 'GET', `/api/payments/${uuidv7()}`);
  expect([unknown.status, unknown.body.code]).toEqual([404, 'NOT_FOUND']);
});

test('events and jobs are taken from the sidecar alone', async () => {
  for (const path of ['/events/reservation.cancelled', '/jobs/reconcile-payments']) {
    const { status, body } = await world.request(newUser('admin'), 'POST', path, {});
    expect([status, body.code]).toEqual([403, 'FORBIDDEN']);
  }
});

test('the API describes itself', async () => {
  const { status, body } = await world.request(undefined, 'GET', '/openapi.json');
  expect(status).toBe(200);
  expect(Object.keys(Object(body).paths)).toEqual(
    expect.arrayContaining(['/api/payments', '/api/payments/process', '/api/points/charge']),
  );
  expect(JSON.stringify(body)).toContain('card_amount');
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '#shared/http/errors.ts';
import { silent } from '#shared/testing/database.ts';
import { createTestIssuer, newUser, type TestIssuer } from '#shared/testing/tokens.ts';
import { createApp } from './app.ts';
import { type BoxOffice, type Offer, openBoxOffice, putOnSale } from './testing/box-office.ts';

const SIDECAR_TOKEN = 'token-of-the-sidecar';

let office: BoxOffice;
let issuer: TestIssuer;
let app: ReturnType<typeof createApp>;
let seatOffer: Offer;
let ticketOffer: Offer;

beforeAll(async () => {
  office = await openBoxOffice();
  issuer = await createTestIssuer();
  app = createApp(office, {
    version: 'test',
    log: silent,
    appApiToken: SIDECAR_TOKEN,
    health: { database: office.database.ping, sidecar: async () => {} },
    accounts: issuer.accounts,
    jobs: {
      expireHolds: async () => {},
      askRefundsAgain: async () => {},
      tellInventory: async () => {},
      sweepOffers: async () => {},
    },
  });
  seatOffer = await putOnSale(office, { seats: 20 });
  ticketOffer = await putOnSale(office, { stock: [100] });
});
afterAll(() => office.database.close());

async function call(
  method: string,
  path: string,
  options: { as?: string; body?: unknown; headers?: object } = {},
) {
  const response = await app.request(path, {
    method,
    headers: {
      ...(options.as && { authorization: `Bearer ${options.as}` }),
      ...(options.body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body !== undefined && {
      body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body),
    }),
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const hold = async (token: string, index: number, headers = {}) =>
  call('POST', '/api/seats/reserve', {
    as: token,
    headers,
    body: { eventId: seatOffer.event.id, seatIds: [seatOffer.seatIds[index]] },
  });

describe('rights', () => {
  const id = crypto.randomUUID();
  test.each([
    ['POST', '/api/seats/reserve'],
    ['POST', '/api/reservations'],
    ['GET', '/api/reservations/my'],
    ['GET', `/api/reservations/${id}`],
    ['GET', `/api/seats/reservation/${id}`],
    ['POST', `/api/reservations/${id}/cancel`],
    ['GET', `/api/reservations/${id}/tickets`],
  ])('%s %s needs a valid token', async (method, path) => {
    expect(await call(method, path)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(await call(method, path, { as: 'nonsense' })).toMatchObject({
      status: 401,
      body: {
        code: 'INVALID_TOKEN',
        success: false,
        error: expect.any(String),
        requestId: expect.any(String),
      },
    });
  });

  test("another buyer's reservation is not there, to read or to cancel", async () => {
    const [owner, stranger] = [await issuer.sign(newUser()), await issuer.sign(newUser())];
    const made = await hold(owner, 0);
    const reservationId = made.body.reservation.id;
    for (const [method, path] of [
      ['GET', `/api/reservations/${reservationId}`],
      ['GET', `/api/seats/reservation/${reservationId}`],
      ['POST', `/api/reservations/${reservationId}/cancel`],
    ] as const) {
      expect(await call(method, path, { as: stranger })).toMatchObject({
        status: 404,
        body: { code: 'RESERVATION_NOT_FOUND' },
      });
    }
    expect(await call('GET', `/api/reservations/${reservationId}`, { as: owner })).toMatchObject({
      status: 200,
      body: { reservation: { status: 'pending' } },
    });
  });

  test('what other services may invoke is for those alone, events and jobs for none of them', async () => {
    const as = (caller: string) => ({ 'dapr-api-token': SIDECAR_TOKEN, 'dapr-caller-app-id': caller });
    const ask = (path: string, caller: string) =>
      call('POST', path, { body: { eventIds: [] }, headers: as(caller) });
    expect((await ask('/internal/stock', 'event')).status).toBe(200);
    for (const [path, caller] of [
      ['/internal/stock', 'notification'],
      ['/internal/checkouts', 'event'],
      ['/events/payment.paid', 'payment'],
      ['/jobs/expire-holds', 'auth'],
    ] as const) {
      expect(await ask(path, caller)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    }
  });

  test.each([
    ['POST', '/internal/checkouts'],
    ['POST', '/internal/stock'],
    ['POST', '/events/payment.paid'],
    ['POST', '/jobs/expire-holds'],
  ])('%s %s is for the sidecar alone', async (method, path) => {
    for (const headers of [{}, { 'dapr-api-token': 'forged' }]) {
      expect(await call(method, path, { body: {}, headers })).toMatchObject({
        status: 403,
        body: { code: 'FORBIDDEN' },
      });
    }
  });
});

describe('bad input', () => {
  const eventId = crypto.randomUUID();
  const seatId = crypto.randomUUID();
  test.each<[string, unknown, number]>([
    ['nothing', undefined, 400],
    ['an event id that is none', { eventId: 'x', seatIds: [seatId] }, 400],
    ['no seats', { eventId, seatIds: [] }, 400],
    ['a seat twice', { eventId, seatIds: [seatId, seatId] }, 400],
    ['two seats', { eventId, seatIds: [seatId, crypto.randomUUID()] }, 400],
    ['a thousand seats', { eventId, seatIds: Array.from({ length: 1000 }, () => crypto.randomUUID()) }, 400],
    ['seats that are no list', { eventId, seatIds: seatId }, 400],
    ['an unknown event', { eventId, seatIds: [seatId] }, 404],
    ['no JSON', '{"eventId":', 400],
    ['a hundred levels', `${'['.repeat(100)}${']'.repeat(100)}`, 400],
    ['NUL in a string', `{"eventId":"\\u0000","seatIds":[]}`, 400],
    ['half a surrogate pair', `{"eventId":"\\ud800","seatIds":[]}`, 400],
    ['a prototype', `{"__proto__":{"eventId":"x"}}`, 400],
    ['300 kB', JSON.stringify({ eventId, seatIds: ['x'.repeat(300_000)] }), 413],
  ])('holding with %s is refused', async (_, body, status) => {
    const answer = await call('POST', '/api/seats/reserve', { as: await issuer.sign(newUser()), body });
    expect(answer).toMatchObject({ status, body: { code: expect.any(String), success: false } });
  });

  test.each<[string, unknown]>([
    ['0', 0],
    ['-1', -1],
    ['0.5', 0.5],
    ['2^53', 2 ** 53],
    ['a digit string', '1'],
    ['null', null],
    ['a list', [1]],
  ])('a quantity of %s is refused and takes no stock', async (_, quantity) => {
    const [ticketTypeId] = ticketOffer.ticketTypeIds;
    const answer = await call('POST', '/api/reservations', {
      as: await issuer.sign(newUser()),
      body: { eventId: ticketOffer.event.id, items: [{ ticketTypeId, quantity }] },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
    const { available_quantity } = await office.db
      .selectFrom('ticket_types')
      .select('available_quantity')
      .where('event_id', '=', ticketOffer.event.id)
      .executeTakeFirstOrThrow();
    expect(available_quantity).toBe(100);
  });

  test('another content type is 415, malformed ids are 400, unknown paths 404', async () => {
    const as = await issuer.sign(newUser());
    expect(
      await call('POST', '/api/seats/reserve', {
        as,
        body: 'a=b',
        headers: { 'content-type': 'text/plain' },
      }),
    ).toMatchObject({ status: 415 });
    expect(await call('GET', '/api/seats/events/7')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_ID' },
    });
    expect(await call('GET', '/api/reservations/7', { as })).toMatchObject({ body: { code: 'INVALID_ID' } });
    expect(await call('GET', '/api/nowhere')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});

test('a buyer outside the waiting room is sent back to the event page', async () => {
  const closed = { ...office, requireAdmission: () => Promise.reject(new AppError('QUEUE_NOT_ADMITTED')) };
  const guarded = createApp(closed, {
    version: 'test',
    log: silent,
    appApiToken: SIDECAR_TOKEN,
    health: { sidecar: async () => {} },
    accounts: issuer.accounts,
    jobs: {
      expireHolds: async () => {},
      askRefundsAgain: async () => {},
      tellInventory: async () => {},
      sweepOffers: async () => {},
    },
  });
  const response = await guarded.request('/api/seats/reserve', {
    method: 'POST',
    headers: { authorization: `Bearer ${await issuer.sign(newUser())}`, 'content-type': 'application/json' },
    body: JSON.stringify({ eventId: seatOffer.event.id, seatIds: [seatOffer.seatIds[5]] }),
  });
  expect(response.status).toBe(403);
});

test('what the payment page reads', async () => {
  const as = await issuer.sign(newUser());
  const { body } = await hold(as, 1);
  expect(body.reservation).toMatchObject({
    totalAmount: 50_000,
    reservationNumber: expect.stringMatching(/^TK\d{13}[A-Z0-9]{5}$/),
    seats: [{ seat_label: 'R-1-2', price: 50_000, status: 'locked' }],
  });
  const page = await call('GET', `/api/seats/reservation/${body.reservation.id}`, { as });
  expect(page.body.reservation).toMatchObject({
    status: 'pending',
    payment_status: 'pending',
    payment_method: null,
    expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    event_title: '여름 콘서트',
    seats: [{ seatLabel: 'R-1-2', section: 'R', rowNumber: 1, seatNumber: 2, price: 50_000 }],
    isExpired: false,
  });
});

test('standing tickets read as one line a type with its count and sum', async () => {
  const as = await issuer.sign(newUser());
  const [ticketTypeId] = ticketOffer.ticketTypeIds;
  const made = await call('POST', '/api/reservations', {
    as,
    body: { eventId: ticketOffer.event.id, items: [{ ticketTypeId, quantity: 2 }] },
  });
  const { id } = made.body.reservation;
  const page = await call('GET', `/api/seats/reservation/${id}`, { as });
  expect(page.body.reservation.seats).toEqual([
    { seatId: null, seatLabel: '1층 × 2', section: null, rowNumber: null, seatNumber: null, price: 100_000 },
  ]);
  const list = await call('GET', '/api/reservations/my', { as });
  expect(list.body.reservations[0]).toMatchObject({
    id,
    event_id: ticketOffer.event.id,
    expires_at: page.body.reservation.expires_at,
    items: [{ ticketTypeName: '1층', quantity: 2, unitPrice: 50_000, subtotal: 100_000 }],
  });
});

describe('Idempotency-Key', () => {
  test('a repeat gets the first answer, another body 422', async () => {
    const as = await issuer.sign(newUser());
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await hold(as, 2, headers);
    const again = await hold(as, 2, headers);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await hold(as, 3, headers)).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_CONFLICT' } });
  });

  test('two users may use the same key', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    expect((await hold(await issuer.sign(newUser()), 6, headers)).status).toBe(201);
    expect((await hold(await issuer.sign(newUser()), 7, headers)).status).toBe(201);
  });

  test('a repeat after a crash, when the first answer is forgotten, gets what was made and takes nothing more', async () => {
    const as = await issuer.sign(newUser());
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const [ticketTypeId] = ticketOffer.ticketTypeIds;
    const body = { eventId: ticketOffer.event.id, items: [{ ticketTypeId, quantity: 1 }] };
    const buy = () => call('POST', '/api/reservations', { as, headers, body });
    for (const act of [buy, () => hold(as, 8, headers)]) {
      headers['idempotency-key'] = crypto.randomUUID();
      const first = await act();
      await sql`update idempotency_keys set status = null, body = null, running_until = now() - interval '1 second'
        where key = ${headers['idempotency-key']}`.execute(office.db);
      const again = await act();
      expect(again.status).toBe(201);
      expect(again.body).toEqual(first.body);
    }
  });

  test('12: a cancellation repeated under its key is the first one, also after a crash; under another it is refused', async () => {
    const as = await issuer.sign(newUser());
    const { id } = (await hold(as, 11)).body.reservation;
    const cancel = (key: string) =>
      call('POST', `/api/reservations/${id}/cancel`, { as, headers: { 'idempotency-key': key } });
    const key = crypto.randomUUID();
    const answers = [await cancel(key), await cancel(key)];
    await sql`update idempotency_keys set status = null, body = null, running_until = now() - interval '1 second'
      where key = ${key}`.execute(office.db);
    answers.push(await cancel(key));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true', null]);
    expect((await cancel(crypto.randomUUID())).body.code).toBe('ALREADY_CANCELLED');
  });

  test('a key is free again after a day, for another reservation', async () => {
    const as = await issuer.sign(newUser());
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const first = await hold(as, 9, headers);
    await sql`update idempotency_keys set created_at = now() - interval '25 hours'
      where key = ${headers['idempotency-key']}`.execute(office.db);
    const later = await hold(as, 10, headers);
    expect(later.status).toBe(201);
    expect(later.body.reservation.id).not.toBe(first.body.reservation.id);
    expect(later.body.reservation.seats[0].id).toBe(seatOffer.seatIds[10]);
  });

  test('repeats while the first runs have no effect of their own', async () => {
    const as = await issuer.sign(newUser());
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => hold(as, 4, headers)));
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    const ids = answers.flatMap((answer) => (answer.status === 201 ? [answer.body.reservation.id] : []));
    expect(new Set(ids).size).toBe(1);
  });
});

test('the OpenAPI document says which requests of buyers may be repeated under a key', async () => {
  const { body } = await call('GET', '/openapi.json');
  for (const path of ['/api/seats/reserve', '/api/reservations', '/api/reservations/{id}/cancel']) {
    const { parameters, responses } = body.paths[path].post;
    expect(parameters).toContainEqual(expect.objectContaining({ in: 'header', name: 'idempotency-key' }));
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['409', '422']));
  }
});

test('the OpenAPI document names every route of clients and of other services', async () => {
  const { body } = await call('GET', '/openapi.json');
  expect(Object.keys(body.paths).sort()).toEqual([
    '/api/admin/audit/reservation',
    '/api/admin/dashboard/sales',
    '/api/admin/dashboard/stats',
    '/api/admin/events/{eventId}/tickets',
    '/api/admin/events/{id}/generate-seats',
    '/api/admin/events/{id}/seats',
    '/api/admin/reservations',
    '/api/admin/reservations/{id}',
    '/api/admin/reservations/{id}/status',
    '/api/admin/tickets/{id}',
    '/api/check-ins',
    '/api/check-ins/batch',
    '/api/check-ins/events',
    '/api/check-ins/events/{eventId}',
    '/api/reservations',
    '/api/reservations/my',
    '/api/reservations/{id}',
    '/api/reservations/{id}/cancel',
    '/api/reservations/{id}/tickets',
    '/api/seats/events/{eventId}',
    '/api/seats/reservation/{id}',
    '/api/seats/reserve',
    '/api/tickets/availability/{ticketTypeId}',
    '/api/tickets/event/{eventId}',
    '/api/tickets/keys',
    '/internal/checkouts',
    '/internal/dead-letters',
    '/internal/dead-letters/{id}',
    '/internal/dead-letters/{id}/replay',
    '/internal/offers',
    '/internal/offers/cancel',
    '/internal/offers/withdraw',
    '/internal/stock',
  ]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import { createApp } from './app.ts';
import { type BoxOffice, openBoxOffice, putOnSale } from './testing/box-office.ts';
import { holdSeat, payFor, stateOf } from './testing/purchases.ts';

let office: BoxOffice;
let app: ReturnType<typeof createApp>;
let admin: string;
let buyer: string;
beforeAll(async () => {
  office = await openBoxOffice();
  const issuer = await createTestIssuer();
  const idle = async () => {};
  app = createApp(office, {
    version: 'test',
    log: silent,
    appApiToken: 'token-of-the-sidecar',
    health: { sidecar: idle },
    accounts: issuer.accounts,
    jobs: { expireHolds: idle, askRefundsAgain: idle, tellInventory: idle, sweepOffers: idle },
  });
  admin = await issuer.sign(newUser('admin'));
  buyer = await issuer.sign(newUser());
});
afterAll(() => office.database.close());

async function call(method: string, path: string, { as = '', body = {} } = {}) {
  const response = await app.request(path, {
    method,
    headers: {
      ...(as && { authorization: `Bearer ${as}` }),
      'content-type': 'application/json',
    },
    ...(method !== 'GET' && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const id = crypto.randomUUID();
test.each([
  ['POST', `/api/admin/events/${id}/tickets`],
  ['PUT', `/api/admin/tickets/${id}`],
  ['POST', `/api/admin/events/${id}/generate-seats`],
  ['DELETE', `/api/admin/events/${id}/seats`],
  ['GET', '/api/admin/reservations'],
  ['PATCH', `/api/admin/reservations/${id}/status`],
  ['GET', '/api/admin/dashboard/stats'],
  ['GET', '/api/admin/dashboard/sales'],
  ['GET', '/api/admin/audit/reservation'],
])('%s %s is for administrators', async (method, path) => {
  expect(await call(method, path)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  expect(await call(method, path, { as: buyer })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
});

test('a buyer who tries changes nothing', async () => {
  const offer = await putOnSale(office, { seats: 1 });
  const held = await holdSeat(office, offer, offer.seatIds[0]);
  await payFor(office, held);
  const body = { status: 'cancelled' };
  await call('PATCH', `/api/admin/reservations/${held.id}/status`, { as: buyer, body });
  await call('DELETE', `/api/admin/events/${offer.event.id}/seats`, { as: buyer });
  expect(await stateOf(office, held.id)).toMatchObject({ status: 'confirmed' });
});

const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

describe('ticket types', () => {
  test('are added with the strings of the form, changed, and shown to everybody', async () => {
    const { event } = await putOnSale(office, {});
    const body = { name: '스탠딩', price: '99000', totalQuantity: '100', description: '' };
    const added = await call('POST', `/api/admin/events/${event.id}/tickets`, { as: admin, body });
    expect(added).toEqual({
      status: 201,
      body: {
        message: expect.any(String),
        ticketType: {
          id: expect.any(String),
          event_id: event.id,
          name: '스탠딩',
          price: 99_000,
          total_quantity: 100,
          available_quantity: 100,
          description: null,
          version: 0,
          created_at: INSTANT,
          updated_at: INSTANT,
        },
      },
    });
    const ticketTypeId = added.body.ticketType.id;
    const changed = await call('PUT', `/api/admin/tickets/${ticketTypeId}`, {
      as: admin,
      body: { name: '스탠딩 A', price: 88_000, totalQuantity: 50 },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { ticketType: { price: 88_000, total_quantity: 50, available_quantity: 50, version: 1 } },
    });
    expect(await call('GET', `/api/tickets/event/${event.id}`)).toEqual({
      status: 200,
      body: {
        ticketTypes: [
          {
            id: ticketTypeId,
            name: '스탠딩 A',
            price: 88_000,
            total_quantity: 50,
            available_quantity: 50,
            description: null,
          },
        ],
      },
    });
    expect(await call('GET', `/api/tickets/availability/${ticketTypeId}`)).toEqual({
      status: 200,
      body: { available_quantity: 50, total_quantity: 50 },
    });
  });

  test.each<[string, object]>([
    ['no name', { name: '' }],
    ['a name of blanks', { name: '  ' }],
    ['a name too long', { name: 'x'.repeat(101) }],
    ['a negative price', { price: -1 }],
    ['half a won', { price: 0.5 }],
    ['a price in words', { price: '공짜' }],
    ['a price with a sign', { price: '+5' }],
    ['a price beyond all integers', { price: '9999999999' }],
    ['no price', { price: undefined }],
    ['an empty price', { price: '' }],
    ['none of them', { totalQuantity: 0 }],
    ['a quantity that is a list', { totalQuantity: ['5'] }],
  ])('with %s are refused', async (_, wrong) => {
    const { event } = await putOnSale(office, {});
    const body = { name: 'A', price: 1, totalQuantity: 1, ...wrong };
    expect(await call('POST', `/api/admin/events/${event.id}/tickets`, { as: admin, body })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR', details: { fields: expect.any(Array) } },
    });
  });

  test('of nowhere are 404, malformed ids 400', async () => {
    const body = { name: 'A', price: 1, totalQuantity: 1 };
    for (const [method, path, code] of [
      ['POST', `/api/admin/events/${id}/tickets`, 'EVENT_NOT_FOUND'],
      ['PUT', `/api/admin/tickets/${id}`, 'TICKET_TYPE_NOT_FOUND'],
      ['GET', `/api/tickets/event/${id}`, 'EVENT_NOT_FOUND'],
      ['GET', `/api/tickets/availability/${id}`, 'TICKET_TYPE_NOT_FOUND'],
    ] as const) {
      expect(await call(method, path, { as: admin, body })).toMatchObject({ status: 404, body: { code } });
      const malformed = path.replace(id, '17');
      expect(await call(method, malformed, { as: admin, body })).toMatchObject({
        status: 400,
        body: { code: 'INVALID_ID' },
      });
    }
  });
});

test('seats are deleted and generated with the answers of the contract', async () => {
  const { event } = await putOnSale(office, { seats: 3 });
  const generate = `/api/admin/events/${event.id}/generate-seats`;
  expect(await call('POST', generate, { as: admin })).toMatchObject({
    status: 409,
    body: { code: 'SEATS_EXIST', details: { existingSeats: 3 } },
  });
  expect(await call('DELETE', `/api/admin/events/${event.id}/seats`, { as: admin })).toEqual({
    status: 200,
    body: { message: expect.any(String), seatsDeleted: 3 },
  });
  expect(await call('POST', generate, { as: admin })).toEqual({
    status: 200,
    body: { message: expect.any(String), seatsCreated: 3, eventTitle: event.title },
  });
});

describe('reservations', () => {
  test('are listed with their buyers, for any query the front end or an attacker sends', async () => {
    const offer = await putOnSale(office, { seats: 1 });
    const { id: reservationId, user } = await holdSeat(office, offer, offer.seatIds[0]);
    const { body } = await call('GET', '/api/admin/reservations?status=pending', { as: admin });
    expect(body.pagination).toEqual({ page: 1, limit: 20, total: 1, totalPages: 1 });
    expect(body.reservations).toEqual([
      {
        id: reservationId,
        reservation_number: expect.stringMatching(/^TK/),
        total_amount: 50_000,
        status: 'pending',
        payment_status: 'pending',
        created_at: INSTANT,
        user_name: user.name,
        user_email: user.email,
        event_title: offer.event.title,
        venue: offer.event.venue,
        event_date: INSTANT,
      },
    ]);
    for (const query of ['', '?status=', '?page=0&limit=-1', '?page=x&limit=1e9', '?limit=99999999999'])
      expect((await call('GET', `/api/admin/reservations${query}`, { as: admin })).status).toBe(200);
    for (const query of ['?status=expired', "?status='--", '?status=pending&status=confirmed'])
      expect(await call('GET', `/api/admin/reservations${query}`, { as: admin })).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_ERROR' },
      });
  });

  test('are cancelled with the whole row as answer; unknown values and nothing at all are refused', async () => {
    const offer = await putOnSale(office, { seats: 1 });
    const held = await holdSeat(office, offer, offer.seatIds[0]);
    const path = `/api/admin/reservations/${held.id}/status`;
    for (const body of [
      {},
      { status: 'expired' },
      { paymentStatus: 'paid' },
      { status: 1 },
      { status: null },
    ])
      expect(await call('PATCH', path, { as: admin, body })).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_ERROR' },
      });
    const { status, body } = await call('PATCH', path, { as: admin, body: { status: 'cancelled' } });
    expect(status).toBe(200);
    expect(body).toEqual({
      message: expect.any(String),
      reservation: expect.objectContaining({
        id: held.id,
        user_id: held.user.userId,
        event_id: offer.event.id,
        status: 'cancelled',
        payment_status: 'failed',
        cancel_reason: 'admin',
        expires_at: null,
      }),
    });
  });
});

test('the dashboard has its four numbers and the newest reservations', async () => {
  const { status, body } = await call('GET', '/api/admin/dashboard/stats', { as: admin });
  expect(status).toBe(200);
  expect(body.stats).toEqual({
    totalEvents: expect.any(Number),
    totalReservations: expect.any(Number),
    totalRevenue: expect.any(Number),
    todayReservations: expect.any(Number),
  });
  expect(Object.keys(body.recentReservations[0]).sort()).toEqual([
    'created_at',
    'event_title',
    'id',
    'reservation_number',
    'status',
    'total_amount',
    'user_email',
    'user_name',
  ]);
});

describe('sales', () => {
  test('are of 30 days unless another number is asked for', async () => {
    const days = async (query: string) =>
      (await call('GET', `/api/admin/dashboard/sales${query}`, { as: admin })).body.days.length;
    expect([await days(''), await days('?days=1'), await days('?days=90')]).toEqual([30, 1, 90]);
  });

  test.each(['0', '91', '-1', '1.5', 'x', ''])('are not of %j days', async (days) => {
    expect(await call('GET', `/api/admin/dashboard/sales?days=${days}`, { as: admin })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR', details: { fields: [{ path: 'days' }] } },
    });
  });
});

test('what an administrator did here is told to administrators', async () => {
  const { event } = await putOnSale(office, {});
  const body = { name: '스탠딩', price: 1_000, totalQuantity: 10 };
  const { ticketType } = (await call('POST', `/api/admin/events/${event.id}/tickets`, { as: admin, body }))
    .body;
  const told = await call('GET', `/api/admin/audit/reservation?subjectId=${ticketType.id}`, { as: admin });
  expect(told).toMatchObject({
    status: 200,
    body: { acts: [{ action: 'ticket_type.added', details: { name: '스탠딩' } }], next: null },
  });
});

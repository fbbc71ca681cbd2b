import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Buyer } from '../story/client/buyer.ts';
import { request } from '../story/client/http.ts';
import {
  closed,
  NOTHING,
  nameOf,
  ROUTES,
  type Route,
  withBody,
  withFields,
  withId,
} from './bad-input/routes.ts';
import { faultOf, send, shown } from './bad-input/send.ts';
import { STRANGE_QUERIES, WRONG, WRONG_BODIES, WRONG_IDS } from './bad-input/values.ts';
import { expectBooksToAgree } from './system/books.ts';
import { count } from './system/databases.ts';
import { eventWithSeats, eventWithTickets } from './system/new-event.ts';
import { refusalOf } from './system/outcomes.ts';
import { newBuyer, theAdmin } from './system/people.ts';
import { origin } from './system/places.ts';

const TABLES: [string, string][] = [
  ['auth', 'users'],
  ['reservation', 'reservations'],
  ['payment', 'payments'],
  ['payment', 'point_charges'],
  ['payment', 'point_histories'],
];
const rowsEverywhere = () =>
  Promise.all(TABLES.map(([app, table]) => count(app, `select count(*) from ${table}`)));

let buyer: Buyer;
let adminToken: string;
let before: number[];
beforeAll(async () => {
  [buyer, adminToken] = [await newBuyer(), (await theAdmin()).token];
  before = await rowsEverywhere();
});

const tokenFor = ({ needs }: Route) => (needs === 'admin' ? adminToken : needs && buyer.token);
const names = (routes: Route[]) => routes.map((route) => ({ name: nameOf(route), route }));

/** Sends one bad request after the other and collects what was not refused as it should be. */
async function faults(attempts: Iterable<() => Promise<string | undefined>>): Promise<string[]> {
  const found: string[] = [];
  for (const attempt of attempts) {
    const fault = await attempt();
    if (fault) found.push(fault);
  }
  return found;
}

describe('without rights', () => {
  test.each(names(closed))('$name wants a token, and a good one', async ({ route }) => {
    const body = route.body && { body: route.body };
    const bad = [
      [{}, 'UNAUTHENTICATED'],
      [{ headers: { authorization: 'Basic YTpi' } }, 'UNAUTHENTICATED'],
      [{ token: 'x' }, 'INVALID_TOKEN'],
      [{ token: 'x'.repeat(8_000) }, 'INVALID_TOKEN'],
      [{ token: `${buyer.token}x` }, 'INVALID_TOKEN'],
    ] as const;
    for (const [call, code] of bad)
      expect(await send(route, { ...body, ...call })).toMatchObject({ status: 401, body: { code } });
  });

  test.each(names(closed.filter(({ needs }) => needs === 'admin')))(
    '$name is for admins',
    async ({ route }) => {
      const call = { token: buyer.token, ...(route.body && { body: route.body }) };
      expect(await send(route, call)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    },
  );
});

describe('bad bodies', () => {
  test.each(names(withBody))('$name refuses what is no JSON object', async ({ route }) => {
    const attempts = Object.entries(WRONG_BODIES).map(([what, { body, type, status }]) => async () => {
      const headers = { 'content-type': type ?? 'application/json' };
      const answer = await send(route, { token: tokenFor(route), body, headers });
      // A route that reads no body has nothing against an odd one.
      const isRead = Object.keys(route.body ?? {}).length > 0;
      if (!isRead && answer.status < 500 && status === undefined) return undefined;
      return faultOf(route, what, answer, status);
    });
    expect(await faults(attempts)).toEqual([]);
  });

  test.each(names(withFields))('$name refuses what is wrong in a field', async ({ route }) => {
    const attempts = Object.entries(route.fields ?? {}).flatMap(([field, kind]) =>
      WRONG[kind].map((value) => async () => {
        const answer = await send(route, { token: tokenFor(route), body: { ...route.body, [field]: value } });
        return faultOf(route, `${field} = ${shown(value)}`, answer);
      }),
    );
    expect(await faults(attempts)).toEqual([]);
  });

  test.each(names(withFields))('$name wants its fields', async ({ route }) => {
    const { payment_method: _optional, ...needed } = route.body ?? {};
    const all = Object.keys(needed);
    // Of the limits of a room each may be set alone.
    const attempts = (route.needs === 'admin' ? [] : all).map((field) => async () => {
      const { [field]: _left, ...body } = { ...route.body };
      return faultOf(route, `without ${field}`, await send(route, { token: tokenFor(route), body }));
    });
    attempts.push(async () =>
      faultOf(route, 'empty', await send(route, { token: tokenFor(route), body: {} })),
    );
    expect(await faults(attempts)).toEqual([]);
  });
});

describe('bad addresses', () => {
  test.each(names(withId))('$name refuses what is no id', async ({ route }) => {
    const attempts = WRONG_IDS.map((id) => async () => {
      const call = { token: tokenFor(route), ...(route.body && { body: route.body }) };
      return faultOf(route, `id ${shown(id)}`, await send(route, call, id));
    });
    expect(await faults(attempts)).toEqual([]);
  });

  test.each(names(ROUTES.filter(({ method }) => method === 'GET')))(
    '$name stands strange queries',
    async ({ route }) => {
      const attempts = STRANGE_QUERIES.map((query) => async () => {
        const path = `${route.path.replace(':id', NOTHING)}?${query}`;
        const answer = await request(origin, 'GET', path, { token: tokenFor(route) });
        return answer.status === 200 ? undefined : faultOf(route, query.slice(0, 50), answer);
      });
      expect(await faults(attempts)).toEqual([]);
    },
  );

  test('% and _ in a search are letters, and a page is never endless', async () => {
    const answer = (query: string) => request(origin, 'GET', `/api/events?${query}`);
    expect((await answer('q=%25')).body).toMatchObject({ events: [] });
    expect((await answer('limit=1000000000')).body).toMatchObject({ pagination: { limit: 1_000 } });
    expect((await answer('page=0&limit=-1')).body).toMatchObject({ pagination: { page: 1, limit: 10 } });
  });

  test('a well made id of nothing is not found', async () => {
    const found = await faults(
      withId
        .filter(({ path }) => !path.includes('/leave/'))
        .map((route) => async () => {
          const call = { token: tokenFor(route), ...(route.body && { body: route.body }) };
          return faultOf(route, 'id of nothing', await send(route, call), 404);
        }),
    );
    expect(found).toEqual([]);
  });
});

test('nothing of all this was half done', async () => {
  expect(await rowsEverywhere()).toEqual(before);
});

test('__proto__ and constructor in a body are harmless', async () => {
  const poison = '"__proto__":{"role":"admin","amount":1},"constructor":{"prototype":{"role":"admin"}}';
  for (const route of withFields) {
    const body = `${JSON.stringify({ ...route.body, email: 'x' }).slice(0, -1)},${poison}}`;
    const answer = await send(route, { token: tokenFor(route), body });
    expect(answer.status).toBeLessThan(500);
  }
  const room = `/api/queue/admin/${NOTHING}`;
  expect((await request(origin, 'GET', room, { token: buyer.token })).status).toBe(403);
});

describe('other people and other events', () => {
  test('a stranger neither reads, pays nor cancels a reservation', async () => {
    const [owner, event] = await Promise.all([newBuyer('owner'), eventWithSeats(1)]);
    const { id, totalAmount } = await owner.holdSeat(event.id, event.seat().id);
    const order = { reservationId: id, points: 0, card: totalAmount };
    const attempts: (() => Promise<unknown>)[] = [
      () => buyer.reservation(id),
      () => buyer.cancel(id),
      () => buyer.pay(order),
    ];
    for (const attempt of attempts) expect((await refusalOf(attempt())).code).toBe('RESERVATION_NOT_FOUND');
    const paths = [`/api/seats/reservation/${id}`, `/api/payments?reservation_id=${id}`];
    for (const path of paths)
      expect((await request(origin, 'GET', path, { token: buyer.token })).status).toBe(404);
    const payment = await owner.pay(order);
    for (const attempt of attempts) expect((await refusalOf(attempt())).code).toBe('RESERVATION_NOT_FOUND');
    expect((await request(origin, 'GET', `/api/payments/${payment.id}`, { token: buyer.token })).status).toBe(
      404,
    );
    expect((await owner.reservation(id)).status).toBe('confirmed');
  });

  test('a seat or ticket type of another event is refused', async () => {
    const [seats, tickets, other] = await Promise.all([
      eventWithSeats(1),
      eventWithTickets(5),
      eventWithTickets(5),
    ]);
    expect((await refusalOf(buyer.holdSeat(other.id, seats.seat().id))).code).toBe('VALIDATION_ERROR');
    const items = [{ ticketTypeId: tickets.ticketTypeId, quantity: 1 }];
    expect((await refusalOf(buyer.holdTickets(other.id, items))).code).toBe('VALIDATION_ERROR');
    expect(await tickets.available()).toBe(5);
  });

  test.each([
    ['not yet on sale', { saleStartDate: new Date(Date.now() + 3_600_000).toISOString() }],
    ['no longer on sale', { saleEndDate: new Date(Date.now() - 1_000).toISOString() }],
    ['cancelled', { status: 'cancelled' }],
  ] as const)('an event that is %s sells nothing', async (_, sale) => {
    const [seats, tickets] = await Promise.all([
      eventWithSeats(1, 1_000, sale),
      eventWithTickets(5, 1_000, sale),
    ]);
    expect((await refusalOf(buyer.holdSeat(seats.id, seats.seat().id))).code).toBe('EVENT_NOT_ON_SALE');
    const items = [{ ticketTypeId: tickets.ticketTypeId, quantity: 1 }];
    expect((await refusalOf(buyer.holdTickets(tickets.id, items))).code).toBe('EVENT_NOT_ON_SALE');
  });

  test('the price is the reservation’s, whatever a client says', async () => {
    const event = await eventWithSeats(1, 50_000);
    const { id } = await buyer.holdSeat(event.id, event.seat().id);
    for (const card of [0, 1, 49_999, 50_001]) {
      const order = { reservationId: id, points: 0, card };
      expect((await refusalOf(buyer.pay(order))).code).toBe('AMOUNT_MISMATCH');
    }
    expect((await buyer.reservation(id)).status).toBe('pending');
  });
});

afterAll(expectBooksToAgree);

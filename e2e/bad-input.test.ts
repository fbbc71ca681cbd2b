import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Buyer } from '../story/client/buyer.ts';
import { request } from '../story/client/http.ts';
import { NOTHING, named, send, withId } from './api/calls.ts';
import type { Operation } from './api/operations.ts';
import { documented } from './api/witness.ts';
import { BODIES, type Body } from './bad-input/bodies.ts';
import { faultOf, shown } from './bad-input/faults.ts';
import { STRANGE_QUERIES, WRONG, WRONG_BODIES } from './bad-input/values.ts';
import { expectBooksToAgree } from './system/books.ts';
import { count } from './system/databases.ts';
import { eventWithSeats, eventWithTickets } from './system/new-event.ts';
import { refusalOf } from './system/outcomes.ts';
import { newBuyer, theAdmin } from './system/people.ts';
import { origin } from './system/places.ts';

const TABLES: [string, string][] = [
  ['auth', 'users'],
  ['event', 'events'],
  ['event', 'news'],
  ['event', 'seat_layouts'],
  ['event', 'audit_log'],
  ['reservation', 'reservations'],
  ['reservation', 'ticket_types'],
  ['reservation', 'tickets'],
  ['payment', 'payments'],
  ['payment', 'point_charges'],
  ['payment', 'point_histories'],
  ['payment', 'audit_log'],
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

const tokenFor = ({ role, wantsToken }: Operation) =>
  role ? adminToken : wantsToken ? buyer.token : undefined;

/** Every operation that reads a body, with one that would be good. */
const readers = documented
  .filter(({ takesJson }) => takesJson)
  .map((operation) => ({ name: operation.name, operation, good: BODIES[operation.name] }));
const withFields = readers.flatMap(({ good, ...rest }) => (good ? [{ ...rest, good }] : []));
const sending = (operation: Operation, body: unknown, headers?: Record<string, string>) =>
  send(operation, {
    token: tokenFor(operation),
    body,
    headers: {
      ...(BODIES[operation.name]?.keyed && { 'idempotency-key': crypto.randomUUID() }),
      ...headers,
    },
  });

/** Sends one bad request after the other and collects what was not refused as it should be. */
async function faults(attempts: Iterable<() => Promise<string | undefined>>): Promise<string[]> {
  const found: string[] = [];
  for (const attempt of attempts) {
    const fault = await attempt();
    if (fault) found.push(fault);
  }
  return found;
}

describe('bad bodies', () => {
  test('no operation that reads one is left out', () => {
    expect(readers.filter(({ good }) => !good).map(({ name }) => name)).toEqual([]);
  });

  test.each(readers)('$name refuses what is no JSON object', async ({ operation }) => {
    const attempts = Object.entries(WRONG_BODIES).map(([what, { body, type, status }]) => async () => {
      const answer = await sending(operation, body, { 'content-type': type ?? 'application/json' });
      return faultOf(operation, what, answer, status);
    });
    expect(await faults(attempts)).toEqual([]);
  });

  test.each(withFields)('$name refuses what is wrong in a field', async ({ operation, good }) => {
    const attempts = Object.entries(good.fields).flatMap(([field, kind]) =>
      WRONG[kind].map((value) => async () => {
        const answer = await sending(operation, { ...good.body, [field]: value });
        return faultOf(operation, `${field} = ${shown(value)}`, answer);
      }),
    );
    expect(await faults(attempts)).toEqual([]);
  });

  const isNeeded = ({ good }: { good: Body }) => !good.optional;
  test.each(withFields.filter(isNeeded))('$name wants its fields', async ({ operation, good }) => {
    const attempts = Object.keys(good.body).map((field) => async () => {
      const { [field]: _left, ...body } = good.body;
      return faultOf(operation, `without ${field}`, await sending(operation, body));
    });
    attempts.push(async () => faultOf(operation, 'empty', await sending(operation, {})));
    expect(await faults(attempts)).toEqual([]);
  });
});

describe('bad addresses', () => {
  test.each(named(documented.filter(({ method }) => method === 'GET')))(
    '$name stands strange queries',
    async ({ operation }) => {
      const attempts = STRANGE_QUERIES.map((query) => async () => {
        const answer = await send(operation, { token: tokenFor(operation) }, NOTHING, query);
        return answer.status < 400 ? undefined : faultOf(operation, query.slice(0, 50), answer);
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
      documented
        .filter((operation) => withId(operation) && !operation.path.includes('/leave/'))
        .map((operation) => async () => {
          const answer = await sending(operation, BODIES[operation.name]?.body);
          return faultOf(operation, 'id of nothing', answer, 404);
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
  for (const { operation, good } of withFields) {
    const body = `${JSON.stringify({ ...good.body, email: 'x' }).slice(0, -1)},${poison}}`;
    expect((await sending(operation, body)).status).toBeLessThan(500);
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
    const asked = (path: string) => request(origin, 'GET', path, { token: buyer.token });
    expect((await asked(`/api/seats/reservation/${id}`)).status).toBe(404);
    const payment = await owner.pay(order);
    for (const attempt of attempts) expect((await refusalOf(attempt())).code).toBe('RESERVATION_NOT_FOUND');
    expect((await asked(`/api/payments/${payment.id}`)).status).toBe(404);
    expect((await asked(`/api/payments?reservation_id=${id}`)).body).toEqual({ payment: null });
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

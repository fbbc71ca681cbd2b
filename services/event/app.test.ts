import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { EventFacts } from '#shared/events/facts.ts';
import type { Stock, TicketType } from './stock/ticket-types.ts';
import { type Catalogue, openCatalogue, SIDECAR_TOKEN } from './testing/catalogue.ts';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What reservation answers: the tickets of each event, or that it is away. */
const reservation: { stock: Stock; away: boolean; asked: string[][] } = { stock: {}, away: false, asked: [] };

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await openCatalogue(async (eventIds) => {
    reservation.asked.push(eventIds);
    if (reservation.away) throw new Error('reservation is away');
    return reservation.stock;
  });
});
afterAll(() => catalogue.database.close());

describe('the list', () => {
  let kinds: Record<string, string>;
  beforeAll(async () => {
    const { add } = catalogue;
    kinds = {
      ended: await add({ saleStartsInHours: -48, saleEndsInHours: -24 }),
      sold_out: await add({ saleStartsInHours: -5, soldOut: true }),
      cancelled: await add({ saleStartsInHours: -4, cancelled: true }),
      on_sale: await add({ saleStartsInHours: -3 }),
      upcoming: await add({ saleStartsInHours: 5 }),
    };
  });

  test.each(['upcoming', 'on_sale', 'sold_out', 'ended', 'cancelled'])(
    'of %s holds these alone',
    async (status) => {
      const { body } = await catalogue.call(`/api/events?status=${status}`);
      expect(body.events.map(({ id }) => id)).toEqual([kinds[status]]);
      expect(body.events[0]?.status).toBe(status);
    },
  );

  test('without a status holds all, the earliest sale first', async () => {
    for (const path of ['/api/events', '/api/events?status=', '/api/events?q=']) {
      const { body } = await catalogue.call(path);
      expect(body.events.map(({ status }) => status)).toEqual([
        'ended',
        'sold_out',
        'cancelled',
        'on_sale',
        'upcoming',
      ]);
    }
  });

  test.each([
    ['on_sale,upcoming', ['on_sale', 'upcoming']],
    ['upcoming,on_sale,upcoming', ['on_sale', 'upcoming']],
    ['ended,sleeping,', ['ended']],
    ['upcoming,on_sale,sold_out,ended,cancelled', ['ended', 'sold_out', 'cancelled', 'on_sale', 'upcoming']],
  ])('of the statuses %s holds those in any of them', async (status, held) => {
    for (const more of ['', '&q=여름']) {
      const { body } = await catalogue.call(`/api/events?status=${status}${encodeURI(more)}`);
      expect(body.events.map((event) => event.status)).toEqual(held);
      expect(body.pagination.total).toBe(held.length);
    }
  });

  test.each(['sleeping', 'ON_SALE', 'on_sale;upcoming', ',', "on_sale' or true --"])(
    'of the unknown status %s is empty',
    async (status) => {
      const { status: code, body } = await catalogue.call(`/api/events?status=${encodeURIComponent(status)}`);
      expect([code, body]).toEqual([
        200,
        { events: [], pagination: { page: 1, limit: 10, total: 0, totalPages: 0 } },
      ]);
    },
  );

  test('shows of an event what the cards read, and not one field more', async () => {
    const { body } = await catalogue.call('/api/events?status=on_sale');
    expect(body.events).toEqual([
      {
        id: kinds.on_sale,
        title: '여름 콘서트',
        description: null,
        venue: '올림픽홀',
        address: null,
        event_date: expect.stringMatching(ISO),
        sale_start_date: expect.stringMatching(ISO),
        sale_end_date: expect.stringMatching(ISO),
        poster_image_url: null,
        status: 'on_sale',
        artist_name: null,
        ticket_type_count: 0,
        min_price: null,
        max_price: null,
      },
    ]);
  });

  test('changes its status by the clock alone, within two seconds', async () => {
    const id = await catalogue.add({ title: '곧 열림', saleStartsInHours: 1 / 3_600 });
    const ask = catalogue.running();
    const statusOf = async () =>
      (await ask('/api/events?limit=1000')).body.events.find((event) => event.id === id)?.status;
    expect(await statusOf()).toBe('upcoming');
    await vi.waitUntil(async () => (await statusOf()) === 'on_sale', { timeout: 10_000 });
    await catalogue.db.deleteFrom('events').where('id', '=', id).execute();
  });
});

describe('orders', () => {
  let shop: Catalogue;
  let [first, second, third]: string[] = [];
  beforeAll(async () => {
    shop = await openCatalogue();
    first = await shop.add({ saleStartsInHours: -2, playsInHours: 90 });
    second = await shop.add({ saleStartsInHours: -3, playsInHours: 30 });
    third = await shop.add({ saleStartsInHours: -1, playsInHours: 60 });
  });
  afterAll(() => shop.database.close());

  test('are by sale unless said otherwise, by date, or the newest first; a list of each is kept for itself', async () => {
    const ask = shop.running();
    const order = async (query: string) => (await ask(`/api/events${query}`)).body.events.map(({ id }) => id);
    expect(await order('')).toEqual([second, first, third]);
    expect(await order('?sort=sale_start_date')).toEqual([second, first, third]);
    expect(await order('?sort=event_date')).toEqual([second, third, first]);
    expect(await order('?sort=-created_at')).toEqual([third, second, first]);
    expect(await order('?sort=-created_at&status=on_sale,upcoming&limit=2&page=2')).toEqual([first]);
  });

  test.each(['', 'price', 'created_at', 'event_date desc', 'sale_start_date,id'])(
    'by %j are refused',
    async (sort) => {
      expect(await shop.call(`/api/events?sort=${encodeURIComponent(sort)}`)).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_ERROR' },
      });
    },
  );
});

describe('pages', () => {
  let shop: Catalogue;
  beforeAll(async () => {
    shop = await openCatalogue();
    // All of one second: the order must not depend on luck.
    for (let i = 0; i < 25; i++) await shop.add();
    await sql`update events set sale_start_date = date_trunc('second', now() - interval '1 hour')`.execute(
      shop.db,
    );
  });
  afterAll(() => shop.database.close());

  const pages = async (query: string) => (await shop.call(`/api/events?${query}`)).body;

  test.each<[string, object, number]>([
    ['', { page: 1, limit: 10, total: 25, totalPages: 3 }, 10],
    ['page=3', { page: 3, limit: 10, total: 25, totalPages: 3 }, 5],
    ['page=4', { page: 4, limit: 10, total: 25, totalPages: 3 }, 0],
    ['limit=1000', { page: 1, limit: 1000, total: 25, totalPages: 1 }, 25],
    ['limit=1001', { page: 1, limit: 1000, total: 25, totalPages: 1 }, 25],
    ['limit=99999999999999999999', { page: 1, limit: 1000, total: 25, totalPages: 1 }, 25],
    ['page=0&limit=0', { page: 1, limit: 10, total: 25, totalPages: 3 }, 10],
    ['page=-1&limit=-5', { page: 1, limit: 10, total: 25, totalPages: 3 }, 10],
    ['page=abc&limit=1.5', { page: 1, limit: 10, total: 25, totalPages: 3 }, 10],
    ['page=&limit=', { page: 1, limit: 10, total: 25, totalPages: 3 }, 10],
    ['page=1e3&limit=0x10', { page: 1, limit: 10, total: 25, totalPages: 3 }, 10],
  ])('of ?%s', async (query, pagination, count) => {
    const body = await pages(query);
    expect(body.pagination).toEqual(pagination);
    expect(body.events).toHaveLength(count);
  });

  test('beyond all numbers is an empty page, not a fault', async () => {
    const { status, body } = await shop.call('/api/events?page=99999999999999999999&limit=1000');
    expect([status, body.events]).toEqual([200, []]);
  });

  test('together show every event once', async () => {
    const ids = [];
    for (const page of [1, 2, 3, 4, 5]) {
      ids.push(...(await pages(`page=${page}&limit=5`)).events.map(({ id }) => id));
    }
    expect(new Set(ids).size).toBe(25);
    expect(ids).toEqual(ids.toSorted());
  });
});

const aTicketType = (price: number, left = 10): TicketType => ({
  id: crypto.randomUUID(),
  name: `${price}원석`,
  price,
  total_quantity: 10,
  available_quantity: left,
  description: null,
});

describe('one event', () => {
  test('shows all a client may see, and not one field more', async () => {
    const id = await catalogue.add({ title: '가을 콘서트', artist: '가을', address: '서울' });
    const types = [aTicketType(50_000), aTicketType(150_000, 0), aTicketType(70_000)];
    reservation.stock = { [id]: types };
    const { status, body } = await catalogue.call(`/api/events/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      event: {
        id,
        title: '가을 콘서트',
        description: null,
        venue: '올림픽홀',
        address: '서울',
        event_date: expect.stringMatching(ISO),
        sale_start_date: expect.stringMatching(ISO),
        sale_end_date: expect.stringMatching(ISO),
        poster_image_url: null,
        status: 'on_sale',
        seat_layout_id: null,
        artist_name: '가을',
        pre_scaled: false,
        created_by: null,
        created_at: expect.stringMatching(ISO),
        updated_at: expect.stringMatching(ISO),
      },
      ticketTypes: [types[1], types[2], types[0]],
      sections: null,
    });
  });

  test('shows the last numbers known while reservation is away', async () => {
    const id = await catalogue.add();
    const types = [aTicketType(50_000)];
    reservation.stock = { [id]: types };
    const ask = catalogue.running();
    expect((await ask(`/api/events/${id}`)).body.ticketTypes).toEqual(types);
    reservation.away = true;
    const asked = reservation.asked.length;
    try {
      // Until what is kept ready has aged and reservation was asked in vain.
      await vi.waitUntil(
        async () => {
          expect((await ask(`/api/events/${id}`)).body.ticketTypes).toEqual(types);
          return reservation.asked.length > asked;
        },
        { timeout: 10_000 },
      );
      expect(await ask(`/api/events/${id}`)).toMatchObject({ status: 200, body: { ticketTypes: types } });
    } finally {
      reservation.away = false;
    }
  });

  test('shows new numbers within four seconds', async () => {
    const id = await catalogue.add();
    const [before, after] = [[aTicketType(50_000, 10)], [aTicketType(50_000, 3)]];
    reservation.stock = { [id]: before };
    const ask = catalogue.running();
    await ask(`/api/events/${id}`);
    reservation.stock = { [id]: after };
    const ticketTypes = async () => (await ask(`/api/events/${id}`)).body.ticketTypes;
    await vi.waitFor(async () => expect(await ticketTypes()).toEqual(after), { timeout: 10_000 });
  });

  test('has an empty list of tickets while reservation was never heard of', async () => {
    const id = await catalogue.add();
    reservation.away = true;
    try {
      expect(await catalogue.call(`/api/events/${id}`)).toMatchObject({
        status: 200,
        body: { ticketTypes: [] },
      });
    } finally {
      reservation.away = false;
    }
  });

  test('with seats sells nothing by number, and reservation is not asked', async () => {
    const layoutId = await addLayout('a hall', 10);
    const id = await catalogue.add({ layoutId });
    const { body } = await catalogue.call(`/api/events/${id}`);
    expect(body).toMatchObject({ event: { seat_layout_id: layoutId }, ticketTypes: [] });
    expect(reservation.asked.flat()).not.toContain(id);
  });

  test('with seats says what each section costs, as when it was made and whatever became of its layout', async () => {
    const layoutId = await addLayout('a hall to be rebuilt', 10);
    const id = await catalogue.add({ layoutId });
    const rebuilt = [{ name: 'VIP', rows: 9, seatsPerRow: 9, price: 900_000, startRow: 1 }];
    await catalogue.db
      .updateTable('seat_layouts')
      .set({ layout_config: JSON.stringify({ sections: rebuilt }) })
      .where('id', '=', layoutId)
      .execute();
    const { body } = await catalogue.call(`/api/events/${id}`);
    expect(body.sections).toEqual([{ name: 'R', rows: 1, seatsPerRow: 10, price: 50_000 }]);
    expect(Object.keys(body.event)).not.toContain('layout');
  });

  test('that does not exist is 404, an id that is none 400', async () => {
    expect(await catalogue.call(`/api/events/${crypto.randomUUID()}`)).toMatchObject({
      status: 404,
      body: { code: 'EVENT_NOT_FOUND' },
    });
    for (const id of ['7', 'null', 'undefined', `${crypto.randomUUID()}x`, '%27%20or%201=1']) {
      expect(await catalogue.call(`/api/events/${id}`)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_ID' },
      });
    }
  });
});

async function addLayout(name: string, seats: number): Promise<string> {
  const id = crypto.randomUUID();
  const section = { name: 'R', rows: 1, seatsPerRow: seats, price: 50_000, startRow: 1 };
  await catalogue.db
    .insertInto('seat_layouts')
    .values({
      id,
      name,
      description: null,
      total_seats: seats,
      layout_config: JSON.stringify({ sections: [section] }),
    })
    .execute();
  return id;
}

test('the layouts come with their sections, the smallest first', async () => {
  await catalogue.db.deleteFrom('events').where('seat_layout_id', 'is not', null).execute();
  await catalogue.db.deleteFrom('seat_layouts').execute();
  const [large, small] = [await addLayout('a large one', 4_900), await addLayout('the small one', 265)];
  const { body } = await catalogue.call('/api/seats/layouts');
  const layout = (id: string, name: string, total_seats: number) => ({
    id,
    name,
    description: null,
    total_seats,
    layout_config: {
      sections: [{ name: 'R', rows: 1, seatsPerRow: total_seats, price: 50_000, startRow: 1 }],
    },
    version: 1,
  });
  expect(body).toEqual({
    layouts: [layout(small, 'the small one', 265), layout(large, 'a large one', 4_900)],
  });
});

describe('the facts for other services', () => {
  const inside = { 'dapr-api-token': SIDECAR_TOKEN, 'dapr-caller-app-id': 'queue' };

  test('are given to the sidecar, by the contract of event.published', async () => {
    const id = await catalogue.add({ cancelled: true });
    const { body } = await catalogue.call(`/internal/events/${id}`, inside);
    expect(body).toMatchObject({ ok: true, event: { id, status: 'cancelled', version: 1, layout: null } });
    expect(EventFacts.parse(body.event)).toEqual(body.event);
  });

  test('of many come in one answer, without those that do not exist', async () => {
    const [one, two] = [await catalogue.add(), await catalogue.add()];
    const ids = [one, crypto.randomUUID(), two];
    const { app } = await catalogue.as(undefined);
    const response = await app.request('/internal/events/facts', {
      method: 'POST',
      headers: { ...inside, 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
    });
    const { events } = z.object({ events: z.array(EventFacts) }).parse(await response.json());
    expect(events.map(({ id }) => id).toSorted()).toEqual([one, two].toSorted());
  });

  test('of an event that does not exist are a plain no, which no breaker counts', async () => {
    expect(await catalogue.call(`/internal/events/${crypto.randomUUID()}`, inside)).toMatchObject({
      status: 200,
      body: { ok: false, code: 'EVENT_NOT_FOUND' },
    });
  });

  test.each([
    ['nobody in particular', {}],
    ['a stranger', { 'dapr-api-token': 'forged' }],
  ])('are not for %s', async (_, headers) => {
    const id = await catalogue.add();
    const answer = await catalogue.call(`/internal/events/${id}`, headers);
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(answer.text).not.toContain(id);
  });
});

test('views are counted by event, and only of events that exist', async () => {
  const id = await catalogue.add({ title: '보이는 공연' });
  const nowhere = crypto.randomUUID();
  const ask = catalogue.running();
  for (const path of [`/api/events/${id}`, `/api/events/${id}`, `/api/events/${nowhere}`]) await ask(path);
  const { registry } = await import('#shared/telemetry/metrics.ts');
  const metrics = await registry.metrics();
  expect(metrics).toContain(`tiketi_event_views_total{event_id="${id}",event_title="보이는 공연"} 2`);
  expect(metrics).toContain(`tiketi_conversion_funnel_total{stage="view",event_id="${id}"} 2`);
  expect(metrics).not.toContain(nowhere);
});

test('the OpenAPI document names every route', async () => {
  const { text } = await catalogue.call('/openapi.json');
  expect(Object.keys(JSON.parse(text).paths)).toEqual(
    expect.arrayContaining(['/api/events', '/api/events/{id}', '/api/seats/layouts']),
  );
});

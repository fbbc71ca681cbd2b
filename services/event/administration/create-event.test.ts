import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AdminDesk, openAdminDesk, tickets } from '../testing/admin-desk.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openAdminDesk();
});
beforeEach(() => desk.begin());
afterAll(() => desk.close());

describe('a new event', () => {
  test('with ticket types is made as the form describes it, and everybody hears of it once', async () => {
    const { status, body } = await desk.create({ ticketTypes: tickets });
    expect(status).toBe(201);
    const id = String(body.event.id);
    expect(body.event).toEqual({
      id,
      title: '가을밤 콘서트',
      description: null,
      venue: '올림픽홀',
      address: '서울특별시 송파구',
      event_date: '2030-10-03T10:00:00.000Z',
      sale_start_date: '2030-09-01T01:00:00.000Z',
      sale_end_date: '2030-10-02T14:59:00.000Z',
      poster_image_url: null,
      status: 'upcoming',
      seat_layout_id: null,
      artist_name: null,
      pre_scaled: false,
      created_by: desk.admin.user.userId,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const [facts, ...more] = await desk.toldOf(id);
    expect(more).toEqual([]);
    expect(facts).toMatchObject({ id, version: 1, status: 'scheduled', layout: null });
    expect(facts?.ticketTypes).toMatchObject([
      { name: '일반석', price: 50_000, totalQuantity: 200, availableQuantity: 200, description: null },
      { name: 'VIP석', price: 150_000, totalQuantity: 10, availableQuantity: 10, description: '무대 앞' },
    ]);
    // What reservation was given by invocation is to the letter what the event says later.
    expect(desk.reservation.made).toEqual([facts]);
    expect(await desk.rowOf(id)).toMatchObject({
      min_price: 50_000,
      max_price: 150_000,
      ticket_type_count: 2,
    });
    expect(await desk.auditOf(id)).toMatchObject([
      { actor_id: desk.admin.user.userId, action: 'event.created', details: { title: '가을밤 콘서트' } },
    ]);
  });

  test('with a hall takes its sections, and the prices of its seats', async () => {
    const seatLayoutId = await desk.shop.addLayout();
    const id = await desk.created({ seatLayoutId });
    expect(await desk.rowOf(id)).toMatchObject({ seat_layout_id: seatLayoutId, min_price: 50_000 });
    expect((await desk.toldOf(id))[0]?.layout?.sections).toHaveLength(1);
  });

  test('is in the list at once, though the list was kept ready a moment ago', async () => {
    const list = async () => (await desk.admin.ask('GET', '/api/events?limit=1000')).body.events;
    const before = (await list()).length;
    const id = await desk.created();
    const after = await list();
    expect(after).toHaveLength(before + 1);
    expect(after.map((event) => event.id)).toContain(id);
  });

  test.each([
    ['upcoming', '2030-09-01T10:00:00', '2030-10-01T10:00:00'],
    ['on_sale', '2020-09-01T10:00:00', '2030-10-01T10:00:00'],
    ['ended', '2020-09-01T10:00:00', '2021-10-01T10:00:00'],
  ])('is %s by the clock', async (status, saleStartDate, saleEndDate) => {
    expect((await desk.create({ saleStartDate, saleEndDate })).body.event.status).toBe(status);
  });

  test.each([
    ['2030-10-03T19:00:00', '2030-10-03T10:00:00.000Z'],
    ['2030-10-03T19:00', '2030-10-03T10:00:00.000Z'],
    ['2030-10-03T19:00:00Z', '2030-10-03T19:00:00.000Z'],
    ['2030-10-03T19:00:00.5-05:00', '2030-10-04T00:00:00.500Z'],
    ['2030-01-01T08:59:59', '2029-12-31T23:59:59.000Z'],
  ])('on %s plays at %s', async (eventDate, instant) => {
    expect((await desk.create({ eventDate })).body.event.event_date).toBe(instant);
  });

  test('comes back from the edit form of a browser in Seoul as it went in', async () => {
    const id = await desk.created();
    const { body } = await desk.admin.ask('GET', `/api/events/${id}`);
    const inSeoul = (instant: unknown) =>
      new Date(new Date(String(instant)).getTime() + 9 * 3_600_000).toISOString().slice(0, 16);
    const { event } = body;
    await desk.admin.ask('PUT', `/api/admin/events/${id}`, {
      eventDate: `${inSeoul(event.event_date)}:00`,
      saleStartDate: `${inSeoul(event.sale_start_date)}:00`,
      saleEndDate: `${inSeoul(event.sale_end_date)}:00`,
    });
    const after = (await desk.admin.ask('GET', `/api/events/${id}`)).body.event;
    for (const date of ['event_date', 'sale_start_date', 'sale_end_date'])
      expect(after[date]).toBe(event[date]);
  });

  test('keeps HTML in its texts as text', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const id = await desk.created({ title, description: '<script>alert(1)</script>' });
    const { body, headers } = await desk.admin.ask('GET', `/api/events/${id}`);
    expect(body.event).toMatchObject({ title, description: '<script>alert(1)</script>' });
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  const layout = { seatLayoutId: '11111111-0000-4000-8000-000000000001', ticketTypes: tickets };
  test.each<[string, object, string]>([
    ['no title', { title: undefined }, 'title'],
    ['a title of blanks', { title: '   ' }, 'title'],
    ['a title of 256 letters', { title: 'x'.repeat(256) }, 'title'],
    ['a title that is a number', { title: 7 }, 'title'],
    ['no venue', { venue: '' }, 'venue'],
    ['an artist of 256 letters', { artistName: 'x'.repeat(256) }, 'artistName'],
    ['no date', { eventDate: undefined }, 'eventDate'],
    ['an empty date', { saleStartDate: '' }, 'saleStartDate'],
    ['a day that is none', { eventDate: '2030-02-30T10:00:00' }, 'eventDate'],
    ['a date in words', { eventDate: 'tomorrow' }, 'eventDate'],
    ['a date as a number', { eventDate: 1_900_000_000_000 }, 'eventDate'],
    ['a year before tickets', { eventDate: '0000-01-01T00:00:00Z' }, 'eventDate'],
    ['a year after all years', { eventDate: '9999-12-31T23:59:59-12:00' }, 'eventDate'],
    ['a sale that ends as it starts', { saleEndDate: '2030-09-01T10:00:00' }, 'saleEndDate'],
    ['a sale that ends before it starts', { saleEndDate: '2030-08-01T10:00:00' }, 'saleEndDate'],
    ['a hall and ticket types', layout, 'ticketTypes'],
    ['a hall that is no id', { seatLayoutId: 'large' }, 'seatLayoutId'],
    ['a price in words', { ticketTypes: [{ ...tickets[0], price: 'free' }] }, 'ticketTypes.0.price'],
    ['a price below zero', { ticketTypes: [{ ...tickets[0], price: -1 }] }, 'ticketTypes.0.price'],
    ['a broken price', { ticketTypes: [{ ...tickets[0], price: '0.5' }] }, 'ticketTypes.0.price'],
    [
      'a price no column holds',
      { ticketTypes: [{ ...tickets[0], price: '9999999999' }] },
      'ticketTypes.0.price',
    ],
    ['no quantity', { ticketTypes: [{ ...tickets[0], totalQuantity: '0' }] }, 'ticketTypes.0.totalQuantity'],
    ['a type without a name', { ticketTypes: [{ ...tickets[0], name: ' ' }] }, 'ticketTypes.0.name'],
    ['a poster that runs', { posterImageUrl: 'javascript:alert(1)' }, 'posterImageUrl'],
    ['a poster that runs, hidden', { posterImageUrl: ' \tJaVaScRiPt:alert(1)' }, 'posterImageUrl'],
    ['a poster in its address', { posterImageUrl: 'data:text/html,<script>' }, 'posterImageUrl'],
    ['a poster of another origin in disguise', { posterImageUrl: '//evil.example/x.png' }, 'posterImageUrl'],
    ['a poster behind a backslash', { posterImageUrl: '/\\evil.example/x.png' }, 'posterImageUrl'],
    ['a poster without a host', { posterImageUrl: 'https:///x.png' }, 'posterImageUrl'],
  ])('with %s is refused, and nothing is made', async (_, wrong, field) => {
    const before = await desk.shop.told();
    const { status, body } = await desk.create(wrong);
    expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.details.fields.map(({ path }) => path)).toContain(field);
    expect(desk.reservation.made).toEqual([]);
    expect(await desk.shop.told()).toEqual(before);
  });

  test.each(['/images/abc.png', 'https://cdn.example/a.jpg?x=1', 'HTTP://cdn.example/a.jpg'])(
    'may have the poster %s',
    async (posterImageUrl) => {
      expect((await desk.create({ posterImageUrl })).body.event.poster_image_url).toBe(posterImageUrl);
    },
  );

  test('in a hall that does not exist is 404, and reservation is not asked', async () => {
    const { status, body } = await desk.create({ seatLayoutId: crypto.randomUUID() });
    expect([status, body.code]).toEqual([404, 'LAYOUT_NOT_FOUND']);
    expect(desk.reservation.made).toEqual([]);
  });

  test('that reservation makes nothing of is none: 503, nobody hears of it, the offer is taken back', async () => {
    desk.reservation.away = true;
    const [told, audited] = [await desk.shop.told(), await desk.shop.audited()];
    const { status, body } = await desk.create({ ticketTypes: tickets });
    expect([status, body.code]).toEqual([503, 'UPSTREAM_UNAVAILABLE']);
    const id = desk.reservation.made[0]?.id ?? '';
    expect(desk.reservation.withdrawn).toEqual([id]);
    expect((await desk.shop.call(`/api/events/${id}`)).status).toBe(404);
    expect(await desk.shop.told()).toEqual(told);
    expect(await desk.shop.audited()).toEqual(audited);
  });

  test('that cannot be written leaves no offer behind', async () => {
    await sql`alter table audit_log rename to audit_log_away`.execute(desk.shop.db);
    try {
      expect((await desk.create({ ticketTypes: tickets })).status).toBe(500);
    } finally {
      await sql`alter table audit_log_away rename to audit_log`.execute(desk.shop.db);
    }
    expect(desk.reservation.withdrawn).toEqual(desk.reservation.made.map(({ id }) => id));
    expect(await desk.toldOf(desk.reservation.withdrawn[0] ?? '')).toEqual([]);
  });
});

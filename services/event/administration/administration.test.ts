import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EventFacts } from '#shared/events/facts.ts';
import { type Catalogue, openCatalogue } from '../testing/catalogue.ts';
import { aReservation } from '../testing/reservation.ts';

const { reservation, offers } = aReservation();
let shop: Catalogue;
let admin: Awaited<ReturnType<Catalogue['as']>>;
beforeAll(async () => {
  shop = await openCatalogue(undefined, { offers });
  admin = await shop.as('admin');
});
afterAll(() => shop.database.close());
beforeEach(() => {
  Object.assign(reservation, { away: false, cancels: 0, made: [], withdrawn: [], cancelled: [] });
});

/** What the form of the front end sends: texts all over, dates without a zone, "" for what was left empty. */
const form = (more: object = {}) => ({
  title: '가을밤 콘서트',
  description: '',
  venue: '올림픽홀',
  address: '서울특별시 송파구',
  eventDate: '2030-10-03T19:00:00',
  saleStartDate: '2030-09-01T10:00:00',
  saleEndDate: '2030-10-02T23:59:00',
  posterImageUrl: '',
  artistName: '',
  seatLayoutId: '',
  ticketTypes: [],
  ...more,
});
const tickets = [
  { name: '일반석', price: '50000', totalQuantity: '200', description: '' },
  { name: 'VIP석', price: 150_000, totalQuantity: 10, description: '무대 앞' },
];

const create = (more: object = {}) => admin.ask('POST', '/api/admin/events', form(more));
async function created(more: object = {}): Promise<string> {
  const { status, body } = await create(more);
  expect(status).toBe(201);
  return String(body.event.id);
}
const rowOf = (id: string) =>
  shop.db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const toldOf = async (id: string) =>
  (await shop.told()).filter((event) => event.aggregate_id === id).map(({ data }) => EventFacts.parse(data));
const auditOf = async (id: string) => (await shop.audited()).filter((entry) => entry.subject_id === id);

describe('a new event', () => {
  test('with ticket types is made as the form describes it, and everybody hears of it once', async () => {
    const { status, body } = await create({ ticketTypes: tickets });
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
      created_by: admin.user.userId,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const [facts, ...more] = await toldOf(id);
    expect(more).toEqual([]);
    expect(facts).toMatchObject({ id, version: 1, status: 'scheduled', layout: null });
    expect(facts?.ticketTypes).toMatchObject([
      { name: '일반석', price: 50_000, totalQuantity: 200, availableQuantity: 200, description: null },
      { name: 'VIP석', price: 150_000, totalQuantity: 10, availableQuantity: 10, description: '무대 앞' },
    ]);
    // What reservation was given by invocation is to the letter what the event says later.
    expect(reservation.made).toEqual([facts]);
    expect(await rowOf(id)).toMatchObject({ min_price: 50_000, max_price: 150_000, ticket_type_count: 2 });
    expect(await auditOf(id)).toMatchObject([
      { actor_id: admin.user.userId, action: 'event.created', details: { title: '가을밤 콘서트' } },
    ]);
  });

  test('with a hall takes its sections, and the prices of its seats', async () => {
    const seatLayoutId = await shop.addLayout();
    const id = await created({ seatLayoutId });
    expect(await rowOf(id)).toMatchObject({ seat_layout_id: seatLayoutId, min_price: 50_000 });
    expect((await toldOf(id))[0]?.layout?.sections).toHaveLength(1);
  });

  test('is in the list at once, though the list was kept ready a moment ago', async () => {
    const list = async () => (await admin.ask('GET', '/api/events?limit=1000')).body.events;
    const before = (await list()).length;
    const id = await created();
    const after = await list();
    expect(after).toHaveLength(before + 1);
    expect(after.map((event) => event.id)).toContain(id);
  });

  test.each([
    ['upcoming', '2030-09-01T10:00:00', '2030-10-01T10:00:00'],
    ['on_sale', '2020-09-01T10:00:00', '2030-10-01T10:00:00'],
    ['ended', '2020-09-01T10:00:00', '2021-10-01T10:00:00'],
  ])('is %s by the clock', async (status, saleStartDate, saleEndDate) => {
    expect((await create({ saleStartDate, saleEndDate })).body.event.status).toBe(status);
  });

  test.each([
    ['2030-10-03T19:00:00', '2030-10-03T10:00:00.000Z'],
    ['2030-10-03T19:00', '2030-10-03T10:00:00.000Z'],
    ['2030-10-03T19:00:00Z', '2030-10-03T19:00:00.000Z'],
    ['2030-10-03T19:00:00.5-05:00', '2030-10-04T00:00:00.500Z'],
    ['2030-01-01T08:59:59', '2029-12-31T23:59:59.000Z'],
  ])('on %s plays at %s', async (eventDate, instant) => {
    expect((await create({ eventDate })).body.event.event_date).toBe(instant);
  });

  test('comes back from the edit form of a browser in Seoul as it went in', async () => {
    const id = await created();
    const { body } = await admin.ask('GET', `/api/events/${id}`);
    const inSeoul = (instant: unknown) =>
      new Date(new Date(String(instant)).getTime() + 9 * 3_600_000).toISOString().slice(0, 16);
    const { event } = body;
    await admin.ask('PUT', `/api/admin/events/${id}`, {
      eventDate: `${inSeoul(event.event_date)}:00`,
      saleStartDate: `${inSeoul(event.sale_start_date)}:00`,
      saleEndDate: `${inSeoul(event.sale_end_date)}:00`,
    });
    const after = (await admin.ask('GET', `/api/events/${id}`)).body.event;
    for (const date of ['event_date', 'sale_start_date', 'sale_end_date'])
      expect(after[date]).toBe(event[date]);
  });

  test('keeps HTML in its texts as text', async () => {
    const title = '<img src=x onerror=alert(1)>';
    const id = await created({ title, description: '<script>alert(1)</script>' });
    const { body, headers } = await admin.ask('GET', `/api/events/${id}`);
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
    const before = await shop.told();
    const { status, body } = await create(wrong);
    expect([status, body.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.details.fields.map(({ path }) => path)).toContain(field);
    expect(reservation.made).toEqual([]);
    expect(await shop.told()).toEqual(before);
  });

  test.each(['/images/abc.png', 'https://cdn.example/a.jpg?x=1', 'HTTP://cdn.example/a.jpg'])(
    'may have the poster %s',
    async (posterImageUrl) => {
      expect((await create({ posterImageUrl })).body.event.poster_image_url).toBe(posterImageUrl);
    },
  );

  test('in a hall that does not exist is 404, and reservation is not asked', async () => {
    const { status, body } = await create({ seatLayoutId: crypto.randomUUID() });
    expect([status, body.code]).toEqual([404, 'LAYOUT_NOT_FOUND']);
    expect(reservation.made).toEqual([]);
  });

  test('that reservation makes nothing of is none: 503, nobody hears of it, the offer is taken back', async () => {
    reservation.away = true;
    const [told, audited] = [await shop.told(), await shop.audited()];
    const { status, body } = await create({ ticketTypes: tickets });
    expect([status, body.code]).toEqual([503, 'UPSTREAM_UNAVAILABLE']);
    const id = reservation.made[0]?.id ?? '';
    expect(reservation.withdrawn).toEqual([id]);
    expect((await shop.call(`/api/events/${id}`)).status).toBe(404);
    expect(await shop.told()).toEqual(told);
    expect(await shop.audited()).toEqual(audited);
  });

  test('that cannot be written leaves no offer behind', async () => {
    await sql`alter table audit_log rename to audit_log_away`.execute(shop.db);
    try {
      expect((await create({ ticketTypes: tickets })).status).toBe(500);
    } finally {
      await sql`alter table audit_log_away rename to audit_log`.execute(shop.db);
    }
    expect(reservation.withdrawn).toEqual(reservation.made.map(({ id }) => id));
    expect(await toldOf(reservation.withdrawn[0] ?? '')).toEqual([]);
  });
});

describe('an edit', () => {
  const edit = (id: string, body: unknown) => admin.ask('PUT', `/api/admin/events/${id}`, body);

  test('changes what it says, keeps the rest, and tells the others', async () => {
    const id = await created({ artistName: '루나', posterImageUrl: '/images/a.png', description: '처음' });
    const before = (await admin.ask('GET', `/api/events/${id}`)).body.event;
    const { status, body } = await edit(id, { title: '새 제목', artistName: '' });
    expect(status).toBe(200);
    const { updated_at, ...kept } = before;
    expect(body.event).toMatchObject({ ...kept, title: '새 제목', artist_name: null });
    expect((await toldOf(id)).map(({ version, title }) => [version, title])).toEqual([
      [1, '가을밤 콘서트'],
      [2, '새 제목'],
    ]);
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'event.edited',
      details: { title: '새 제목', artistName: null },
    });
    // Kept ready a moment ago, and shown anew at once.
    expect((await admin.ask('GET', `/api/events/${id}`)).body.event.title).toBe('새 제목');
    expect(updated_at).not.toBe(body.event.updated_at);
  });

  test('of nothing changes nothing that shows', async () => {
    const id = await created();
    const { status, body } = await edit(id, {});
    expect([status, body.event.title]).toEqual([200, '가을밤 콘서트']);
  });

  test('of the dates has the status follow, back to upcoming too; what is sold out stays so', async () => {
    const id = await created();
    const statusAfter = async (dates: object) => (await edit(id, dates)).body.event.status;
    expect(await statusAfter({ saleStartDate: '2020-09-01T10:00:00' })).toBe('on_sale');
    await shop.db.updateTable('events').set({ sold_out: true }).where('id', '=', id).execute();
    expect(await statusAfter({ title: '매진' })).toBe('sold_out');
    expect((await rowOf(id)).status).toBe('sold_out');
    expect(await statusAfter({ saleStartDate: '2030-09-01T10:00:00' })).toBe('upcoming');
    expect(await statusAfter({ eventDate: '2021-09-01T10:00:00' })).toBe('ended');
  });

  test('that turns the sale around is refused, against the dates that are kept too', async () => {
    const id = await created();
    for (const dates of [{ saleEndDate: '2030-08-01T10:00:00' }, { saleStartDate: '2030-12-01T10:00:00' }]) {
      const { status, body } = await edit(id, dates);
      expect([status, body.code, body.details.fields[0]?.path]).toEqual([
        400,
        'VALIDATION_ERROR',
        'saleEndDate',
      ]);
    }
    expect((await rowOf(id)).version).toBe(1);
  });

  test('of the same event by ten at once loses none of their fields', async () => {
    const id = await created();
    const edits = [
      { title: '제목' },
      { venue: '장소' },
      { address: '주소' },
      { description: '설명' },
      { artistName: '가수' },
      { posterImageUrl: '/images/b.png' },
    ];
    const answers = await Promise.all(edits.map((body) => edit(id, body)));
    expect(answers.map(({ status }) => status)).toEqual(edits.map(() => 200));
    expect(await rowOf(id)).toMatchObject({
      title: '제목',
      venue: '장소',
      address: '주소',
      description: '설명',
      artist_name: '가수',
      poster_image_url: '/images/b.png',
      version: 7,
    });
    expect((await toldOf(id)).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('of a cancelled event leaves it cancelled', async () => {
    const id = await created();
    await admin.ask('POST', `/api/admin/events/${id}/cancel`);
    expect((await edit(id, { title: '취소된 공연' })).body.event).toMatchObject({ status: 'cancelled' });
    expect((await toldOf(id)).at(-1)).toMatchObject({ version: 3, status: 'cancelled' });
  });

  test('of null where there must be something is 400, of an event that is not there 404', async () => {
    const id = await created();
    expect((await edit(id, { title: null })).status).toBe(400);
    expect(await edit(crypto.randomUUID(), { title: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'EVENT_NOT_FOUND' },
    });
    expect((await edit('7', { title: 'x' })).body.code).toBe('INVALID_ID');
  });
});

describe('a cancelled event', () => {
  const cancel = (id: string) => admin.ask('POST', `/api/admin/events/${id}/cancel`);

  test('ends its reservations, is shown as cancelled at once, and everybody hears of it', async () => {
    const id = await created();
    await admin.ask('GET', `/api/events/${id}`);
    reservation.cancels = 3;
    const { status, body } = await cancel(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ cancelledReservations: 3, event: { id, status: 'cancelled' } });
    expect((await admin.ask('GET', `/api/events/${id}`)).body.event.status).toBe('cancelled');
    const facts = (await toldOf(id)).at(-1);
    expect(facts).toMatchObject({ version: 2, status: 'cancelled' });
    expect(reservation.cancelled).toEqual([facts]);
    expect((await auditOf(id)).at(-1)).toMatchObject({
      actor_id: admin.user.userId,
      action: 'event.cancelled',
    });
  });

  test('cannot be cancelled again; one that does not exist is 404', async () => {
    const id = await created();
    await cancel(id);
    expect(await cancel(id)).toMatchObject({ status: 409, body: { code: 'EVENT_ALREADY_CANCELLED' } });
    expect(await cancel(crypto.randomUUID())).toMatchObject({
      status: 404,
      body: { code: 'EVENT_NOT_FOUND' },
    });
  });

  test('by two administrators at once is cancelled by one', async () => {
    const id = await created();
    const answers = await Promise.all([cancel(id), cancel(id), cancel(id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await toldOf(id)).toHaveLength(2);
  });

  test('is cancelled also while reservation is away: it hears of it later, and the answer says so', async () => {
    const id = await created();
    reservation.away = true;
    const { status, body } = await cancel(id);
    expect([status, body.cancelledReservations]).toEqual([200, 0]);
    expect(body.message).toContain('곧 이어서');
    expect((await toldOf(id)).at(-1)?.status).toBe('cancelled');
  });
});

describe('a deleted event', () => {
  const remove = (id: string) => admin.ask('DELETE', `/api/admin/events/${id}`);

  test('is gone from lists, pages and what others ask, and its reservations are ended', async () => {
    const id = await created({ title: '지워질 공연' });
    await admin.ask('GET', '/api/events?limit=1000');
    reservation.cancels = 2;
    const { status, body } = await remove(id);
    expect([status, body]).toEqual([200, { message: expect.any(String), cancelledReservations: 2 }]);
    const { events } = (await admin.ask('GET', '/api/events?limit=1000')).body;
    expect(events.map((event) => event.id)).not.toContain(id);
    expect((await admin.ask('GET', `/api/events/${id}`)).status).toBe(404);
    const inside = { 'dapr-api-token': 'token-of-the-sidecar', 'dapr-caller-app-id': 'queue' };
    expect((await shop.call(`/internal/events/${id}`, inside)).body).toEqual({
      ok: false,
      code: 'EVENT_NOT_FOUND',
    });
    const facts = (await toldOf(id)).at(-1);
    expect(facts).toMatchObject({ version: 2, status: 'deleted', title: '지워질 공연' });
    expect(reservation.cancelled).toEqual([facts]);
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: 'event.deleted',
      details: { title: '지워질 공연' },
    });
  });

  test('may have been cancelled before; nothing can be done with it afterwards', async () => {
    const id = await created();
    await admin.ask('POST', `/api/admin/events/${id}/cancel`);
    expect((await remove(id)).status).toBe(200);
    for (const answer of [
      await remove(id),
      await admin.ask('PUT', `/api/admin/events/${id}`, { title: 'x' }),
      await admin.ask('POST', `/api/admin/events/${id}/cancel`),
    ]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'EVENT_NOT_FOUND' } });
    }
  });
});

describe('administration is for administrators', () => {
  const id = crypto.randomUUID();
  const routes: [string, string][] = [
    ['POST', '/api/admin/events'],
    ['PUT', `/api/admin/events/${id}`],
    ['DELETE', `/api/admin/events/${id}`],
    ['POST', `/api/admin/events/${id}/cancel`],
    ['GET', '/api/admin/seat-layouts'],
    ['POST', '/api/image/upload'],
  ];

  test.each(routes)('%s %s refuses buyers, strangers and forgers', async (method, path) => {
    const [buyer, stranger] = [await shop.as('user'), await shop.as(undefined)];
    const body = method === 'GET' ? undefined : form();
    expect(await buyer.ask(method, path, body)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await stranger.ask(method, path, body)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
    const forged = await shop
      .restarted()
      .request(path, { method, headers: { authorization: 'Bearer e30.e30.e30' } });
    expect(forged.status).toBe(401);
    expect(reservation.made).toEqual([]);
  });

  test('sees the halls by name', async () => {
    await shop.addLayout('zz hall', 1);
    await shop.addLayout('aa hall', 9_000);
    const { body } = await (await shop.as('admin')).ask('GET', '/api/admin/seat-layouts');
    const names = body.layouts.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect(names.indexOf('aa hall')).toBeLessThan(names.indexOf('zz hall'));
  });
});

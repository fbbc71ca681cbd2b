import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AdminDesk, openAdminDesk } from '../testing/admin-desk.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openAdminDesk();
});
beforeEach(() => desk.begin());
afterAll(() => desk.close());

describe('an edit', () => {
  const edit = (id: string, body: unknown) => desk.admin.ask('PUT', `/api/admin/events/${id}`, body);

  test('changes what it says, keeps the rest, and tells the others', async () => {
    const id = await desk.created({
      artistName: '루나',
      posterImageUrl: '/images/a.png',
      description: '처음',
    });
    const before = (await desk.admin.ask('GET', `/api/events/${id}`)).body.event;
    const { status, body } = await edit(id, { title: '새 제목', artistName: '' });
    expect(status).toBe(200);
    const { updated_at, ...kept } = before;
    expect(body.event).toMatchObject({ ...kept, title: '새 제목', artist_name: null });
    expect((await desk.toldOf(id)).map(({ version, title }) => [version, title])).toEqual([
      [1, '가을밤 콘서트'],
      [2, '새 제목'],
    ]);
    expect((await desk.auditOf(id)).at(-1)).toMatchObject({
      action: 'event.edited',
      details: { title: '새 제목', artistName: null },
    });
    // Kept ready a moment ago, and shown anew at once.
    expect((await desk.admin.ask('GET', `/api/events/${id}`)).body.event.title).toBe('새 제목');
    expect(updated_at).not.toBe(body.event.updated_at);
  });

  test('of nothing changes nothing that shows', async () => {
    const id = await desk.created();
    const { status, body } = await edit(id, {});
    expect([status, body.event.title]).toEqual([200, '가을밤 콘서트']);
  });

  test('of the dates has the status follow, back to upcoming too; what is sold out stays so', async () => {
    const id = await desk.created();
    const statusAfter = async (dates: object) => (await edit(id, dates)).body.event.status;
    expect(await statusAfter({ saleStartDate: '2020-09-01T10:00:00' })).toBe('on_sale');
    await desk.shop.db.updateTable('events').set({ sold_out: true }).where('id', '=', id).execute();
    expect(await statusAfter({ title: '매진' })).toBe('sold_out');
    expect((await desk.rowOf(id)).status).toBe('sold_out');
    expect(await statusAfter({ saleStartDate: '2030-09-01T10:00:00' })).toBe('upcoming');
    expect(await statusAfter({ eventDate: '2021-09-01T10:00:00' })).toBe('ended');
  });

  test('that turns the sale around is refused, against the dates that are kept too', async () => {
    const id = await desk.created();
    for (const dates of [{ saleEndDate: '2030-08-01T10:00:00' }, { saleStartDate: '2030-12-01T10:00:00' }]) {
      const { status, body } = await edit(id, dates);
      expect([status, body.code, body.details.fields[0]?.path]).toEqual([
        400,
        'VALIDATION_ERROR',
        'saleEndDate',
      ]);
    }
    expect((await desk.rowOf(id)).version).toBe(1);
  });

  test('of the same event by ten at once loses none of their fields', async () => {
    const id = await desk.created();
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
    expect(await desk.rowOf(id)).toMatchObject({
      title: '제목',
      venue: '장소',
      address: '주소',
      description: '설명',
      artist_name: '가수',
      poster_image_url: '/images/b.png',
      version: 7,
    });
    expect((await desk.toldOf(id)).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('of a cancelled event leaves it cancelled', async () => {
    const id = await desk.created();
    await desk.admin.ask('POST', `/api/admin/events/${id}/cancel`);
    expect((await edit(id, { title: '취소된 공연' })).body.event).toMatchObject({ status: 'cancelled' });
    expect((await desk.toldOf(id)).at(-1)).toMatchObject({ version: 3, status: 'cancelled' });
  });

  test('of null where there must be something is 400, of an event that is not there 404', async () => {
    const id = await desk.created();
    expect((await edit(id, { title: null })).status).toBe(400);
    expect(await edit(crypto.randomUUID(), { title: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'EVENT_NOT_FOUND' },
    });
    expect((await edit('7', { title: 'x' })).body.code).toBe('INVALID_ID');
  });
});

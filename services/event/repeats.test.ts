import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AdminDesk, form, hall, openAdminDesk } from './testing/admin-desk.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openAdminDesk();
});
afterAll(() => desk.close());

const makers: [string, object, 'events' | 'news' | 'seat_layouts'][] = [
  ['/api/admin/events', form(), 'events'],
  ['/api/news', { title: '소식', content: '내용' }, 'news'],
  ['/api/admin/seat-layouts', hall(), 'seat_layouts'],
];

test.each(makers)(
  'what POST %s makes under a key is made once, also when its first answer is lost',
  async (path, body, table) => {
    const key = crypto.randomUUID();
    const ask = (change: object = {}) =>
      desk.admin.ask('POST', path, { ...body, ...change }, { 'idempotency-key': key });
    const count = async () => (await desk.shop.db.selectFrom(table).select('id').execute()).length;
    const before = await count();
    const first = await ask();
    const again = await ask();
    await sql`update idempotency_keys set status = null, body = null, running_until = now() where key = ${key}`.execute(
      desk.shop.db,
    );
    const afterCrash = await ask();
    expect([first.status, again.status, afterCrash.status]).toEqual([201, 201, 201]);
    expect(again.body).toEqual(first.body);
    expect(afterCrash.body).toEqual(first.body);
    expect(await count()).toBe(before + 1);
    const other = await ask({ title: '다른 제목', name: '다른 이름' });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_CONFLICT']);
  },
);

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AdminDesk, form, openAdminDesk } from '../testing/admin-desk.ts';

let desk: AdminDesk;
beforeAll(async () => {
  desk = await openAdminDesk();
});
beforeEach(() => desk.begin());
afterAll(() => desk.close());

describe('administration is for administrators', () => {
  const id = crypto.randomUUID();
  const routes: [string, string][] = [
    ['POST', '/api/admin/events'],
    ['GET', '/api/admin/audit/event'],
    ['PUT', `/api/admin/events/${id}`],
    ['DELETE', `/api/admin/events/${id}`],
    ['POST', `/api/admin/events/${id}/cancel`],
    ['GET', '/api/admin/seat-layouts'],
    ['POST', '/api/admin/seat-layouts'],
    ['PUT', `/api/admin/seat-layouts/${id}`],
    ['DELETE', `/api/admin/seat-layouts/${id}`],
    ['POST', '/api/image/upload'],
  ];

  test.each(routes)('%s %s refuses buyers, strangers and forgers', async (method, path) => {
    const [buyer, stranger] = [await desk.shop.as('user'), await desk.shop.as(undefined)];
    const body = method === 'GET' ? undefined : form();
    expect(await buyer.ask(method, path, body)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(await stranger.ask(method, path, body)).toMatchObject({
      status: 401,
      body: { code: 'UNAUTHENTICATED' },
    });
    const forged = await desk.shop
      .restarted()
      .request(path, { method, headers: { authorization: 'Bearer e30.e30.e30' } });
    expect(forged.status).toBe(401);
    expect(desk.reservation.made).toEqual([]);
  });

  test('sees the halls by name', async () => {
    await desk.shop.addLayout('zz hall', 1);
    await desk.shop.addLayout('aa hall', 9_000);
    const { body } = await (await desk.shop.as('admin')).ask('GET', '/api/admin/seat-layouts');
    const names = body.layouts.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect(names.indexOf('aa hall')).toBeLessThan(names.indexOf('zz hall'));
  });
});

import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk();
});
afterAll(() => desk.close());

let admin: Awaited<ReturnType<FrontDesk['admin']>>;
beforeEach(async () => {
  await desk.db.deleteFrom('users').where('role', '=', 'admin').execute();
  admin = await desk.admin();
});

const users = (query = '', as = admin.token) => desk.call('GET', `/api/auth/admin/users${query}`, { as });
const setRole = (id: string, role: unknown, as = admin.token) =>
  desk.call('PATCH', `/api/auth/admin/users/${id}`, { as, body: { role } });
const remove = (id: string, as = admin.token) => desk.call('DELETE', `/api/auth/admin/users/${id}`, { as });

describe('rights', () => {
  const id = crypto.randomUUID();
  const routes = [
    ['GET', '/api/auth/admin/users'],
    ['PATCH', `/api/auth/admin/users/${id}`],
    ['DELETE', `/api/auth/admin/users/${id}`],
    ['POST', '/api/auth/admin/keys/rotate'],
    ['GET', '/api/admin/audit/auth'],
  ] as const;

  test.each(routes)('%s %s is for administrators', async (method, path) => {
    const body = method === 'GET' ? {} : { body: { role: 'admin' } };
    expect((await desk.call(method, path, body)).body.code).toBe('UNAUTHENTICATED');
    const { token } = await desk.newcomer();
    const refused = await desk.call(method, path, { ...body, as: token });
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  test('end with the next request once the role is taken away, whatever the token says', async () => {
    const other = await desk.admin();
    expect((await users('', other.token)).status).toBe(200);
    await setRole(other.id, 'user');
    expect((await users('', other.token)).status).toBe(403);
    expect((await desk.call('GET', '/api/auth/me', { as: other.token })).body.user.role).toBe('user');
  });
});

describe('the list', () => {
  test('shows accounts, the newest first, page by page', async () => {
    const [one, two] = [await desk.newcomer(), await desk.newcomer()];
    const { body, text } = await users('?limit=2');
    expect(body.users.map(({ id }) => id)).toEqual([two.id, one.id]);
    const { pagination } = body;
    expect(pagination).toMatchObject({ page: 1, limit: 2, total: expect.any(Number) });
    expect((await users('?limit=1&page=2')).body.users).toMatchObject([{ id: one.id }]);
    expect(text).not.toMatch(/password|argon2|google_sub/);
  });

  test('finds by part of e-mail or name, in any case, and takes % and _ for letters', async () => {
    const { email, id, token } = await desk.newcomer();
    const name = `${crypto.randomUUID()} Ünï_100%`;
    await desk.call('PATCH', '/api/auth/me', { as: token, body: { name } });
    for (const q of [email.toUpperCase(), email.slice(2, -6), name.slice(5), 'ï_100%']) {
      const { body } = await users(`?q=${encodeURIComponent(q)}`);
      expect(body.users.map((user) => user.id)).toEqual([id]);
    }
    expect((await users('?q=%25%25')).body.users).toEqual([]);
    expect((await users(`?q=${'x'.repeat(101)}`)).status).toBe(400);
    expect((await users('?page=0&limit=-1')).body.pagination).toMatchObject({ page: 1, limit: 20 });
  });
});

describe('a role', () => {
  test('is given, told to the other services, and recorded', async () => {
    const { id, email, name } = await desk.newcomer();
    expect(await setRole(id, 'admin')).toMatchObject({ status: 200, body: { user: { id, role: 'admin' } } });
    expect((await desk.told(id)).at(-1)).toMatchObject({
      type: 'user.changed',
      data: { userId: id, email, name, role: 'admin' },
    });
    expect((await desk.audited()).at(-1)).toEqual({
      actor_id: admin.id,
      action: 'user.role_changed',
      subject_id: id,
      details: { role: 'admin' },
    });
    const { changes } = (await desk.call('GET', '/internal/account-changes', { by: 'event' })).body;
    expect(changes).toContainEqual({ userId: id, version: 1, tokensFrom: 0, role: 'admin' });
  });

  test('of staff is given, told, in their next token, and reaches no further than the door', async () => {
    const { id, email, password } = await desk.newcomer();
    expect(await setRole(id, 'staff')).toMatchObject({ status: 200, body: { user: { id, role: 'staff' } } });
    expect((await desk.told(id)).at(-1)).toMatchObject({ type: 'user.changed', data: { role: 'staff' } });
    const { changes } = (await desk.call('GET', '/internal/account-changes', { by: 'event' })).body;
    expect(changes).toContainEqual({ userId: id, version: 1, tokensFrom: 0, role: 'staff' });
    const { body } = await desk.call('POST', '/api/auth/login', { body: { email, password } });
    expect(decodeJwt(body.token)).toMatchObject({ userId: id, role: 'staff' });
    expect(await users('', body.token)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  test('given a second time changes nothing', async () => {
    const { id } = await desk.newcomer();
    const before = (await desk.audited()).length;
    expect((await setRole(id, 'user')).body.user.role).toBe('user');
    expect(await desk.told(id)).toHaveLength(1);
    expect(await desk.audited()).toHaveLength(before);
  });

  test.each(['root', '', null, 1, ['admin']])('that is %j does not exist', async (role) => {
    expect(await setRole(admin.id, role)).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  });

  test('of nobody cannot be set, nor can nobody be deleted', async () => {
    for (const answer of [await setRole(crypto.randomUUID(), 'admin'), await remove(crypto.randomUUID())])
      expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
    for (const answer of [await setRole('7', 'admin'), await remove('7')])
      expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_ID' } });
  });
});

test('a deleted account is gone, told and recorded', async () => {
  const { id, token } = await desk.newcomer();
  expect((await remove(id)).status).toBe(200);
  expect((await desk.call('GET', '/api/auth/me', { as: token })).body.code).toBe('USER_NOT_FOUND');
  expect((await desk.told(id)).at(-1)).toMatchObject({ type: 'user.deleted', data: { userId: id } });
  expect((await desk.audited()).at(-1)).toMatchObject({
    actor_id: admin.id,
    action: 'user.deleted',
    subject_id: id,
  });
});

describe('the last administrator', () => {
  test('can neither be demoted nor deleted, nor leave', async () => {
    for (const answer of [
      await setRole(admin.id, 'user'),
      await setRole(admin.id, 'staff'),
      await remove(admin.id),
      await desk.call('DELETE', '/api/auth/me', { as: admin.token }),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
    }
    expect((await users()).status).toBe(200);
  });

  test('is one of two who demote each other at once', async () => {
    for (let round = 0; round < 10; round++) {
      const other = await desk.admin();
      await Promise.all([setRole(other.id, 'user'), setRole(admin.id, 'user', other.token)]);
      const left = await desk.db.selectFrom('users').select('id').where('role', '=', 'admin').execute();
      expect(left).toHaveLength(1);
      await desk.db.deleteFrom('users').where('role', '=', 'admin').execute();
      admin = await desk.admin();
    }
  });
});

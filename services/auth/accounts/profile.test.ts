import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk();
});
afterAll(() => desk.close());

const me = (method: string, as?: string, body?: unknown) =>
  desk.call(method, '/api/auth/me', { ...(as !== undefined && { as }), ...(body !== undefined && { body }) });

describe('one’s own account', () => {
  test('is shown, and not one field more', async () => {
    const { token, id, email } = await desk.newcomer();
    const { status, text, body } = await me('GET', token);
    expect(status).toBe(200);
    expect(text).toBe(
      JSON.stringify({
        user: {
          id,
          userId: id,
          email,
          name: '김티켓',
          role: 'user',
          phone: '010-1234-5678',
          provider: 'LOCAL',
          profile_image: null,
          locale: 'ko',
          notifications: { held: true, points: true, news: true },
          created_at: body.user.created_at,
        },
      }),
    );
    expect(body.user.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test.each(['GET', 'PATCH', 'DELETE'])('wants a token for %s', async (method) => {
    expect(await me(method)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(await me(method, 'x')).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
  });
});

describe('a change', () => {
  test('is of what is said, trimmed; the rest stays', async () => {
    const { token } = await desk.newcomer();
    const renamed = await me('PATCH', token, { name: '  이 름 ' });
    expect(renamed).toMatchObject({ status: 200, body: { user: { name: '이 름', phone: '010-1234-5678' } } });
    expect((await me('PATCH', token, { phone: ' 02-1 ', locale: 'en' })).body.user).toMatchObject({
      name: '이 름',
      phone: '02-1',
      locale: 'en',
    });
    expect((await me('PATCH', token, {})).body.user).toMatchObject({ name: '이 름', locale: 'en' });
    for (const none of ['', null])
      expect((await me('PATCH', token, { phone: none })).body.user).toMatchObject({ phone: null });
  });

  test('of which mails are wanted is of those that are named', async () => {
    const { token, id } = await desk.newcomer();
    const changed = await me('PATCH', token, { notifications: { held: false, news: false } });
    const without = { held: false, points: true, news: false };
    expect(changed).toMatchObject({ status: 200, body: { user: { notifications: without } } });
    for (const nothing of [{}, { notifications: {} }, { name: '새 이름' }])
      expect((await me('PATCH', token, nothing)).body.user).toMatchObject({ notifications: without });
    expect((await me('PATCH', token, { notifications: { held: true } })).body.user).toMatchObject({
      notifications: { held: true, points: true, news: false },
    });
    const asked = { by: 'notification', body: { userIds: [id] } };
    expect((await desk.call('POST', '/internal/accounts', asked)).body.accounts).toMatchObject([
      { userId: id, notifications: { held: true, points: true, news: false } },
    ]);
  });

  test('of the name is told to the other services; of nothing else they know is not', async () => {
    const { token, id, email } = await desk.newcomer();
    await me('PATCH', token, { phone: '1', locale: 'en' });
    await me('PATCH', token, { name: '김티켓' });
    await me('PATCH', token, { name: '새 이름' });
    expect((await desk.told(id)).slice(1)).toEqual([
      {
        type: 'user.changed',
        aggregate_id: id,
        data: { userId: id, email, name: '새 이름', role: 'user' },
      },
    ]);
  });

  test('of what is not one’s own to change is none', async () => {
    const { token, id, email } = await desk.newcomer();
    const { body } = await me('PATCH', token, { role: 'admin', email: 'x@example.com', id: 'x', version: 9 });
    expect(body.user).toMatchObject({ id, email, role: 'user' });
  });

  test.each<[string, object]>([
    ['name', { name: '' }],
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: null }],
    ['phone', { phone: '1'.repeat(21) }],
    ['phone', { phone: 1 }],
    ['locale', { locale: 'de' }],
    ['locale', { locale: null }],
    ['notifications', { notifications: null }],
    ['notifications', { notifications: [] }],
    ['notifications.held', { notifications: { held: 'no', points: false } }],
  ])('of %s to %j is refused, and nothing changes', async (field, body) => {
    const { token } = await desk.newcomer();
    const before = (await me('GET', token)).text;
    const refused = await me('PATCH', token, { name: '다른 이름', ...body });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_ERROR', details: { fields: [{ path: field }] } },
    });
    expect((await me('GET', token)).text).toBe(before);
  });
});

describe('who leaves', () => {
  test('is gone: no token, no login, no row, and the other services hear of it', async () => {
    const { token, id, email, password } = await desk.newcomer();
    expect(await me('DELETE', token)).toMatchObject({ status: 200, body: { message: expect.any(String) } });
    expect(await me('GET', token)).toMatchObject({ status: 401, body: { code: 'USER_NOT_FOUND' } });
    const answer = await desk.call('POST', '/api/auth/login', { body: { email, password } });
    expect(answer.body.code).toBe('INVALID_CREDENTIALS');
    expect((await desk.told(id)).at(-1)).toEqual({
      type: 'user.deleted',
      aggregate_id: id,
      data: { userId: id },
    });
    const { changes } = (await desk.call('GET', '/internal/account-changes', { by: 'queue' })).body;
    expect(changes).toContainEqual({ userId: id, version: 1, tokensFrom: 1, role: null });
  });

  test('may register again, as somebody new; the old token stays nobody’s', async () => {
    const { token, id, ...typed } = await desk.newcomer();
    await me('DELETE', token);
    const again = await desk.call('POST', '/api/auth/register', { body: typed });
    expect(again.status).toBe(201);
    expect(again.body.user.id).not.toBe(id);
    expect((await me('GET', token)).body.code).toBe('USER_NOT_FOUND');
  });

  test('five times at once leaves once', async () => {
    const { token, id } = await desk.newcomer();
    const answers = await Promise.all(Array.from({ length: 5 }, () => me('DELETE', token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401, 401, 401]);
    expect((await desk.told(id)).filter(({ type }) => type === 'user.deleted')).toHaveLength(1);
  });
});

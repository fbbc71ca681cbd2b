import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import { aRegistration, type FrontDesk, openFrontDesk } from './testing/front-desk.ts';

let desk: FrontDesk;
let token: string;
let user: { id: string; email: string };
beforeAll(async () => {
  desk = await openFrontDesk();
  ({ token, user } = (await desk.call('POST', '/api/auth/register', { body: aRegistration() })).body);
});
afterAll(() => desk.close());

describe.each(['GET', 'POST'])('%s /api/auth/verify', (method) => {
  const verify = (as?: string) => desk.call(method, '/api/auth/verify', as === undefined ? {} : { as });

  test('says that a token is good, and whose it is', async () => {
    const { status, text } = await verify(token);
    expect(status).toBe(200);
    expect(text).toBe(
      JSON.stringify({
        valid: true,
        user: { id: user.id, userId: user.id, email: user.email, name: '김티켓', role: 'user' },
      }),
    );
  });

  test('shows the account as it is now, whatever the token says', async () => {
    const made = (await desk.call('POST', '/api/auth/register', { body: aRegistration() })).body;
    await desk.db
      .updateTable('users')
      .set({ role: 'admin', name: '새 이름' })
      .where('id', '=', made.user.id)
      .execute();
    expect((await verify(made.token)).body.user).toMatchObject({ role: 'admin', name: '새 이름' });
  });

  test('without a token is 401 UNAUTHENTICATED', async () => {
    expect(await verify()).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED', success: false } });
  });

  test("with nonsense, or another issuer's token, is 401 INVALID_TOKEN", async () => {
    const foreign = await (await createTestIssuer()).sign(newUser('admin'));
    for (const bad of ['nonsense', foreign, `${token}x`]) {
      expect(await verify(bad)).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
    }
  });

  test('of a user who was deleted is 401 USER_NOT_FOUND', async () => {
    const gone = (await desk.call('POST', '/api/auth/register', { body: aRegistration() })).body;
    await desk.db.deleteFrom('users').where('id', '=', gone.user.id).execute();
    expect(await verify(gone.token)).toMatchObject({ status: 401, body: { code: 'USER_NOT_FOUND' } });
  });
});

test('the key set holds public keys alone', async () => {
  const { status, headers, body, text } = await desk.call('GET', '/.well-known/jwks.json');
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('public, max-age=300');
  expect(body).toEqual({
    keys: [
      {
        kty: 'OKP',
        crv: 'Ed25519',
        x: expect.any(String),
        kid: expect.any(String),
        use: 'sig',
        alg: 'EdDSA',
      },
    ],
  });
  expect(text).not.toContain('"d"');
});

test('the public routes never look at a token: a stale one does not keep anybody from logging in', async () => {
  const body = aRegistration();
  expect((await desk.call('POST', '/api/auth/register', { body, as: 'stale' })).status).toBe(201);
  expect((await desk.call('POST', '/api/auth/login', { body, as: 'stale' })).status).toBe(200);
});

test('while the database is away it is 503, not a refusal of the password', async () => {
  const lost = await openFrontDesk();
  await lost.keyring.keySet();
  await lost.database.close();
  const answer = await lost.call('POST', '/api/auth/login', { body: aRegistration() });
  expect(answer.status).toBeGreaterThanOrEqual(500);
  expect(answer.text).not.toMatch(/destroy|pool|pg/i);
});

test('the OpenAPI document names every route, and shows no hash', async () => {
  const { text } = await desk.call('GET', '/openapi.json');
  expect(Object.keys(JSON.parse(text).paths).sort()).toEqual([
    '/.well-known/jwks.json',
    '/api/admin/audit/auth',
    '/api/auth/admin/keys/rotate',
    '/api/auth/admin/users',
    '/api/auth/admin/users/{id}',
    '/api/auth/google',
    '/api/auth/login',
    '/api/auth/me',
    '/api/auth/register',
    '/api/auth/verify',
    '/internal/account-changes',
    '/internal/accounts',
  ]);
  expect(text).not.toContain('password_hash');
});

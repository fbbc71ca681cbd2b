import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startIssuer } from './issuer.ts';

const keysDir = mkdtempSync(join(tmpdir(), 'issuer-'));
let server: Awaited<ReturnType<typeof startIssuer>>;
let issuer: string;

beforeAll(async () => {
  server = await startIssuer({ host: '127.0.0.1', port: 0, keysDir });
  issuer = server.issuer.url ?? '';
});
afterAll(async () => {
  await server.stop();
  rmSync(keysDir, { recursive: true });
});

const get = async (path: string) => JSON.parse(await (await fetch(new URL(path, issuer))).text());

test('discovery and the key set answer', async () => {
  expect(await get('/.well-known/openid-configuration')).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    scopes_supported: ['openid', 'email', 'profile'],
    code_challenge_methods_supported: expect.arrayContaining(['S256']),
  });
  const { keys } = await get('/jwks');
  expect(keys).toMatchObject([{ kty: 'RSA', alg: 'RS256' }]);
  expect(keys[0]).not.toHaveProperty('d');
});

test('the code flow with PKCE ends in an ID token of the hinted account', async () => {
  const verifier = randomBytes(32).toString('base64url');
  const authorize = new URL('/authorize', issuer);
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: 'tiketi',
    redirect_uri: 'http://localhost:3000/auth/google/callback',
    scope: 'openid email profile',
    state: 's',
    nonce: 'n',
    login_hint: 'minji@example.com',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const { headers } = await fetch(authorize, { redirect: 'manual' });
  const back = new URL(headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s');

  const answer = await fetch(new URL('/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'tiketi',
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    }),
  });
  const { id_token } = JSON.parse(await answer.text());
  const { payload } = await jwtVerify(id_token, createLocalJWKSet(await get('/jwks')), {
    issuer,
    audience: 'tiketi',
  });
  expect(payload).toMatchObject({
    nonce: 'n',
    email: 'minji@example.com',
    email_verified: true,
    name: 'minji',
  });
  expect(payload.sub).toMatch(/^\d{10,20}$/);
});

/** Whom a browser that goes to the issuer comes back as. */
async function signedInAs(query: Record<string, string> = {}, cookie = '') {
  const authorize = new URL('/authorize', issuer);
  authorize.search = new URLSearchParams({
    response_type: 'code',
    redirect_uri: 'http://localhost:3000/auth/google/callback',
    ...query,
  }).toString();
  const { headers } = await fetch(authorize, { redirect: 'manual', headers: { cookie } });
  const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
  const answer = await fetch(new URL('/token', issuer), {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', client_id: 'tiketi', code }),
  });
  const { id_token } = JSON.parse(await answer.text());
  return decodeJwt(id_token);
}

test('a browser is whom it has chosen on the page, until a request names another', async () => {
  const choose = new URL('/choose?email=jiho%40example.com', issuer);
  const { status, headers } = await fetch(choose, { redirect: 'manual' });
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(status).toBe(302);
  const page = await (await fetch(issuer, { headers: { cookie } })).text();
  expect(page).toContain('signed in as <b>jiho@example.com</b>');

  expect(await signedInAs()).toMatchObject({ email: 'google.user@example.com' });
  expect(await signedInAs({}, cookie)).toMatchObject({ email: 'jiho@example.com' });
  expect(await signedInAs({ login_hint: 'minji@example.com' }, cookie)).toMatchObject({
    email: 'minji@example.com',
  });
});

test('what a browser has chosen is text on the page, and no more', async () => {
  const cookie = `sandbox_person=${encodeURIComponent('<script>alert(1)</script>')}`;
  expect(await (await fetch(issuer, { headers: { cookie } })).text()).not.toContain('<script>');
});

test('an address of a certain domain is one that is not verified', async () => {
  const login_hint = 'somebody@unverified.example.com';
  expect(await signedInAs({ login_hint })).toMatchObject({ email: login_hint, email_verified: false });
});

test('the signing key stays the same over a restart', async () => {
  const again = await startIssuer({ host: '127.0.0.1', port: 0, keysDir });
  expect(again.issuer.keys.toJSON()).toEqual(server.issuer.keys.toJSON());
  await again.stop();
});

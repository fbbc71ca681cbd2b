import { expect, test } from 'vitest';
import { silent } from '../testing/database.ts';
import { createTestIssuer, newUser } from '../testing/tokens.ts';
import { createHttp } from './app.ts';
import { adminOnly, authenticated, currentUser } from './authentication.ts';

const issuer = await createTestIssuer();
const app = createHttp({
  service: 'test',
  version: 'test',
  log: silent,
  appApiToken: 'token-of-the-sidecar',
  health: { sidecar: async () => {} },
});
app.use('/mine/*', authenticated(issuer.accounts.verify));
app.use('/mine/admin', adminOnly);
app.get('/mine/name', (c) => c.json({ name: currentUser(c).name }));
app.get('/mine/kept', (c) => c.json({}, 200, { 'cache-control': 'private, max-age=5' }));
app.get('/mine/admin', (c) => c.json({}));
app.get('/everybodys', (c) => c.json({}));

const cachingOf = async (path: string, token?: string) =>
  (await app.request(path, token ? { headers: { authorization: `Bearer ${token}` } } : {})).headers.get(
    'cache-control',
  );

test('what is told to somebody who has said who they are is kept by no cache, refusals too', async () => {
  const token = await issuer.sign(newUser());
  for (const path of ['/mine/name', '/mine/admin'])
    expect(await cachingOf(path, token)).toBe('private, no-store');
  expect(await cachingOf('/mine/name', 'none')).toBe('private, no-store');
  expect(await cachingOf('/mine/name')).toBe('private, no-store');
  expect(await cachingOf('/everybodys', token)).toBeNull();
});

test('a route may say otherwise', async () => {
  expect(await cachingOf('/mine/kept', await issuer.sign(newUser()))).toBe('private, max-age=5');
});

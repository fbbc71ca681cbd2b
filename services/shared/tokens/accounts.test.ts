import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { publish } from '../dapr/publish.ts';
import { connectSidecar, type Sidecar } from '../dapr/sidecar.ts';
import { createHttp } from '../http/app.ts';
import { silent } from '../testing/database.ts';
import { listen } from '../testing/listen.ts';
import { SIDECAR_TOKEN, startSidecar } from '../testing/sidecar.ts';
import { createTestIssuer, newUser } from '../testing/tokens.ts';
import type { AccountChange } from './account-changes.ts';
import { type Accounts, accountsOf, subscribeToAccounts } from './accounts.ts';

/** Auth as a service sees it through its sidecar: its keys and what became of accounts. */
const issuer = await createTestIssuer();
const changes: AccountChange[] = [];
let authIsAway = false;
const auth = await listen((request) => {
  const path = new URL(request.url).pathname.replace('/v1.0/invoke/auth/method', '');
  if (authIsAway) return new Response(null, { status: 500 });
  if (path === '/.well-known/jwks.json') return Response.json(issuer.keySet);
  return Response.json({ ok: true, asOf: new Date().toISOString(), changes });
});

const portOf = (url: string) => Number(new URL(url).port);
const way = connectSidecar(portOf(auth.url), silent);

/** A service with a real sidecar and the project's own subscriptions. */
const heard: string[] = [];
let effect = async (): Promise<void> => {};
let sidecars: (Sidecar & { stop: () => Promise<void> })[] = [];
let publisher: Sidecar;
let accounts: Accounts;
let served: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  const app = createHttp({
    service: 'test',
    version: 'test',
    log: silent,
    appApiToken: SIDECAR_TOKEN,
    health: { sidecar: async () => {} },
  });
  accounts = accountsOf(way, silent);
  subscribeToAccounts(app, silent, accounts, {
    'user.deleted': async ({ data }) => {
      heard.push(data.userId);
      await effect();
    },
  });
  served = await listen(app.fetch);
  const [its, theirs] = await Promise.all([startSidecar('queue', portOf(served.url)), startSidecar('auth')]);
  sidecars = [its, theirs];
  publisher = theirs;
});
afterEach(() => {
  authIsAway = false;
  effect = async () => {};
});
afterAll(async () => {
  accounts.close();
  await way.close();
  await Promise.all(sidecars.map((sidecar) => sidecar.stop()));
  served.close();
  auth.close();
});

const tell = (type: 'user.changed' | 'user.deleted', data: object) =>
  publish(publisher, {
    id: crypto.randomUUID(),
    topic: 'users',
    type,
    data,
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  });

test('a deleted user is nobody as soon as the event is there, and the service does what else it wants', async () => {
  const user = newUser();
  const token = await issuer.sign(user);
  expect(await accounts.verify(token)).toEqual(user);
  changes.push({ userId: user.userId, version: 1, tokensFrom: 1, role: null });
  await tell('user.deleted', { userId: user.userId });
  await vi.waitFor(
    () => expect(accounts.verify(token)).rejects.toMatchObject({ code: 'USER_NOT_FOUND' }),
    10_000,
  );
  expect(heard).toContain(user.userId);
});

test('a demoted administrator is none as soon as the event is there', async () => {
  const admin = newUser('admin');
  const token = await issuer.sign(admin);
  expect((await accounts.verify(token)).role).toBe('admin');
  changes.push({ userId: admin.userId, version: 1, tokensFrom: 0, role: 'user' });
  await tell('user.changed', { ...admin, role: 'user' });
  await vi.waitFor(async () => expect((await accounts.verify(token)).role).toBe('user'), 10_000);
});

test('an effect that fails is tried again', async () => {
  const userId = crypto.randomUUID();
  effect = async () => {
    if (heard.filter((id) => id === userId).length === 1) throw new Error('the database is away');
  };
  await tell('user.deleted', { userId });
  await vi.waitFor(() => expect(heard.filter((id) => id === userId)).toHaveLength(2), 10_000);
});

test('with auth away the effect is had all the same, and the last list stands', async () => {
  const [gone, another] = [newUser(), newUser()];
  const token = await issuer.sign(gone);
  changes.push({ userId: gone.userId, version: 1, tokensFrom: 1, role: null });
  await accounts.refresh();
  authIsAway = true;
  await tell('user.deleted', { userId: another.userId });
  await vi.waitFor(() => expect(heard).toContain(another.userId), 10_000);
  await expect(accounts.verify(token)).rejects.toMatchObject({ code: 'USER_NOT_FOUND' });
});

test('before auth has said what became of accounts no token is good, and nobody is logged out: 503', async () => {
  authIsAway = true;
  const fresh = accountsOf(way, silent);
  const token = await issuer.sign(newUser());
  await expect(fresh.verify(token)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: 503 });
  authIsAway = false;
  await fresh.verify(token);
  fresh.close();
});

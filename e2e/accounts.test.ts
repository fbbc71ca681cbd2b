import { expect, test } from 'vitest';
import { z } from 'zod';
import { Account } from '../story/client/account.ts';
import { type Answer, request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { letNewKeySign } from './system/deadlines.ts';
import { newBuyer, theAdmin } from './system/people.ts';
import { origin, settings } from './system/places.ts';

const call = (account: Account | undefined, method: string, path: string, body?: unknown): Promise<Answer> =>
  request(origin, method, `/api${path}`, { token: account?.token, ...(body !== undefined && { body }) });

/** One route of every service that knows its callers by their tokens. */
const ROUTES = [
  ['GET', '/auth/me'],
  ['POST', '/news'],
  ['GET', `/queue/status/${crypto.randomUUID()}`],
  ['GET', '/reservations/my'],
  ['GET', '/points/balance'],
  ['POST', '/notifications'],
] as const;
const codesFor = (account: Account) =>
  Promise.all(
    ROUTES.map(async ([method, path]) => {
      const { body } = await call(account, method, path, method === 'POST' ? {} : undefined);
      return z.object({ code: z.string() }).safeParse(body).data?.code;
    }),
  );

/** "Within a minute" is promised. */
const MINUTE_MS = 60_000;

test('a deleted account is refused by every service within a minute', async () => {
  const [leaver, admin] = [await newBuyer('leaver'), await theAdmin()];
  expect(await codesFor(leaver)).not.toContain('USER_NOT_FOUND');
  expect((await call(admin, 'DELETE', `/auth/admin/users/${leaver.user.id}`)).status).toBe(200);
  await until(
    'all refuse it',
    () => codesFor(leaver),
    (codes) => codes.every((code) => code === 'USER_NOT_FOUND'),
    MINUTE_MS,
  );
});

test('who is no administrator any more is none for any service within a minute, and none are left out', async () => {
  const [admin, other] = [await theAdmin(), await newBuyer('helper')];
  const toRole = (role: string) => call(admin, 'PATCH', `/auth/admin/users/${other.user.id}`, { role });
  const adminRoutes = [
    '/auth/admin/users',
    '/admin/seat-layouts',
    `/queue/admin/${crypto.randomUUID()}`,
    '/admin/reservations',
    '/admin/dashboard/stats',
  ];
  const statuses = () =>
    Promise.all(adminRoutes.map(async (path) => (await call(other, 'GET', path)).status));
  expect(new Set(await statuses())).toEqual(new Set([403]));
  expect((await toRole('admin')).status).toBe(200);
  await until('all let the new one in', statuses, (seen) => !seen.includes(403), MINUTE_MS);
  expect((await toRole('user')).status).toBe(200);
  await until('all refuse', statuses, (seen) => seen.every((status) => status === 403), MINUTE_MS);
});

test('somebody who guesses passwords is stopped, told for how long, and never told whether the account exists', async () => {
  const [owner, stranger] = [await newBuyer('owner'), `nobody-${crypto.randomUUID()}@e2e.test`];
  const guess = (email: string) =>
    call(undefined, 'POST', '/auth/login', { email, password: 'a wrong guess' });
  for (const email of [owner.user.email, stranger]) {
    const codes = new Set<string>();
    let last: Answer | undefined;
    for (let tries = 0; tries < 100 && !codes.has('RATE_LIMITED'); tries++) {
      last = await guess(email);
      codes.add(z.object({ code: z.string() }).parse(last.body).code);
    }
    expect([...codes]).toEqual(['INVALID_CREDENTIALS', 'RATE_LIMITED']);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  }
});

test('keys are rotated and nobody is logged out', async () => {
  const [buyer, admin] = [await newBuyer(), await theAdmin()];
  await letNewKeySign();
  expect((await call(admin, 'POST', '/auth/admin/keys/rotate')).status).toBe(200);
  expect((await call(buyer, 'GET', '/auth/me')).status).toBe(200);
  const later = await newBuyer('later');
  for (const account of [buyer, later, admin])
    expect((await call(account, 'GET', '/reservations/my')).status).toBe(200);
});

test('a Google login ends in an account that every service knows', async () => {
  const consent = await request(origin, 'GET', '/api/auth/google');
  expect(consent.status).toBe(302);
  const cookie = consent.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  // The browser goes to the issuer, which sends it back with a code.
  const back = await fetch(consent.headers.get('location') ?? '', { redirect: 'manual' });
  const { searchParams } = new URL(back.headers.get('location') ?? '');
  const body = { code: searchParams.get('code'), state: searchParams.get('state') };
  const logIn = () => request(origin, 'POST', '/api/auth/google', { body, headers: { cookie } });
  const answer = await logIn();
  expect(answer.status).toBe(200);
  const { token, user } = z
    .object({
      token: z.string(),
      user: z.object({
        id: z.uuid(),
        userId: z.uuid(),
        email: z.string(),
        name: z.string(),
        role: z.literal('user'),
        provider: z.literal('GOOGLE'),
        profile_image: z.string().nullable(),
      }),
    })
    .strict()
    .parse(answer.body);
  expect(user.id).toBe(user.userId);
  const account = new Account(origin, { token, user });
  for (const path of ['/auth/me', '/reservations/my', '/points/balance'])
    expect((await call(account, 'GET', path)).status).toBe(200);
  // The code, the state and the attempt are used up.
  expect(await logIn()).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
});

test('the profile is shown and changed by its owner alone', async () => {
  const buyer = await newBuyer();
  const changed = await call(buyer, 'PATCH', '/auth/me', { name: '새 이름', phone: '010-0000-0000' });
  expect(changed).toMatchObject({ status: 200, body: { user: { name: '새 이름', phone: '010-0000-0000' } } });
  expect(await call(buyer, 'GET', '/auth/me')).toMatchObject({
    body: {
      user: { id: buyer.user.id, email: buyer.user.email, name: '새 이름', provider: 'LOCAL', role: 'user' },
    },
  });
  expect(await call(buyer, 'PATCH', '/auth/me', { role: 'admin', name: 'x' })).toMatchObject({
    body: { user: { role: 'user' } },
  });
  expect(settings.admin.email).not.toBe(buyer.user.email);
});

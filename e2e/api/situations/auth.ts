import { letNewKeySign } from '../../system/deadlines.ts';
import { parts } from '../../system/parts.ts';
import { newBuyer } from '../../system/people.ts';
import { NOTHING } from '../calls.ts';
import { api, by, type People, type Situation } from './situation.ts';

/** Somebody at the issuer's door, back again with a code. */
async function backFromIssuer(as?: string) {
  const hint = as === undefined ? '' : `?login_hint=${encodeURIComponent(as)}`;
  const consent = await api('GET', `/auth/google${hint}`);
  const cookie = consent.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const back = await fetch(consent.headers.get('location') ?? '', { redirect: 'manual' });
  const { searchParams } = new URL(back.headers.get('location') ?? '');
  return { body: { code: searchParams.get('code'), state: searchParams.get('state') }, headers: { cookie } };
}

/** What accounts and logins run into. */
export function authSituations({ admin, buyer, other }: People): Situation[] {
  const registration = () => ({
    email: `situation-${crypto.randomUUID()}@e2e.test`,
    password: 'long-enough',
    name: 'Situation',
  });
  return [
    ['a new account', 201, () => api('POST', '/auth/register', { body: registration() })],
    [
      'a new account that reads English',
      201,
      () => api('POST', '/auth/register', { body: { ...registration(), locale: 'en' } }),
    ],
    [
      'an address that is taken',
      409,
      () => api('POST', '/auth/register', { body: { ...registration(), email: buyer.user.email } }),
    ],
    [
      'a login',
      200,
      async () => {
        const { email, password, ...rest } = registration();
        await api('POST', '/auth/register', { body: { email, password, ...rest } });
        return api('POST', '/auth/login', { body: { email, password } });
      },
    ],
    [
      'a wrong password',
      401,
      () => api('POST', '/auth/login', { body: { email: other.user.email, password: 'wrong' } }),
    ],
    [
      'wrong passwords without end',
      429,
      async () => {
        const body = { email: `guessed-${crypto.randomUUID()}@e2e.test`, password: 'wrong' };
        for (let tries = 0; tries < 100; tries++) {
          const answer = await api('POST', '/auth/login', { body });
          if (answer.status === 429) return answer;
        }
        return { status: 0 };
      },
    ],
    ['a good token', 200, () => api('GET', '/auth/verify', by(buyer))],
    ['a good token, posted', 200, () => api('POST', '/auth/verify', by(buyer))],
    ['the profile', 200, () => api('GET', '/auth/me', by(buyer))],
    ['a changed profile', 200, () => api('PATCH', '/auth/me', by(buyer, { name: '새 이름' }))],
    [
      'a mail that is not wanted',
      200,
      () => api('PATCH', '/auth/me', by(other, { notifications: { news: false } })),
    ],
    ['leaving', 200, async () => api('DELETE', '/auth/me', by(await newBuyer('leaver')))],
    [
      'an address that the issuer vouches not for, and that has an account here',
      409,
      async () => {
        // The sandbox issuer takes the addresses of this domain for unverified.
        const email = `taken-${crypto.randomUUID()}@unverified.example.com`;
        await api('POST', '/auth/register', { body: { ...registration(), email } });
        return api('POST', '/auth/google', await backFromIssuer(email));
      },
    ],
    [
      'the way to an issuer that was never there',
      503,
      () =>
        parts.without('openid-issuer', async () => {
          await parts.stop('auth');
          await parts.start('auth');
          return api('GET', '/auth/google');
        }),
    ],
    ['the way to the issuer', 302, () => api('GET', '/auth/google')],
    ['the way to the issuer in English', 302, () => api('GET', '/auth/google?locale=en')],
    ['a login by the issuer', 200, async () => api('POST', '/auth/google', await backFromIssuer())],
    [
      'a code nobody gave',
      400,
      async () => {
        const { body, headers } = await backFromIssuer();
        return api('POST', '/auth/google', { body: { ...body, code: 'made-up' }, headers });
      },
    ],
    [
      'a login while the issuer is away',
      503,
      async () => {
        const back = await backFromIssuer();
        return parts.without('openid-issuer', () => api('POST', '/auth/google', back));
      },
    ],
    ['all accounts', 200, () => api('GET', '/auth/admin/users?q=e2e', by(admin))],
    ['what administrators did', 200, () => api('GET', '/admin/audit/auth?limit=5', by(admin))],
    ['acts on what is no id', 400, () => api('GET', '/admin/audit/auth?subjectId=x', by(admin))],
    [
      'a new role',
      200,
      async () =>
        api('PATCH', `/auth/admin/users/${(await newBuyer('helper')).user.id}`, by(admin, { role: 'admin' })),
    ],
    [
      'a role for nobody',
      404,
      () => api('PATCH', `/auth/admin/users/${NOTHING}`, by(admin, { role: 'user' })),
    ],
    [
      'a removed account',
      200,
      async () => api('DELETE', `/auth/admin/users/${(await newBuyer('removed')).user.id}`, by(admin)),
    ],
    [
      'new keys',
      200,
      async () => {
        await letNewKeySign();
        return api('POST', '/auth/admin/keys/rotate', by(admin));
      },
    ],
    [
      'new keys before those that came last sign',
      409,
      () => api('POST', '/auth/admin/keys/rotate', by(admin)),
    ],
  ];
}

import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRegistration, type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';

let desk: FrontDesk;
beforeAll(async () => {
  desk = await openFrontDesk();
});
afterAll(() => desk.close());

const register = (body: unknown) => desk.call('POST', '/api/auth/register', { body });

const rowOf = (email: string) =>
  desk.db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();

test('who registers is logged in: token and account, and not one field more', async () => {
  const typed = aRegistration();
  const { status, body, text } = await register(typed);
  expect(status).toBe(201);
  const { token, user } = body;
  expect(text).toBe(
    JSON.stringify({
      message: '회원가입이 완료되었습니다.',
      token,
      user: { id: user.id, userId: user.id, email: typed.email, name: '김티켓', role: 'user' },
    }),
  );
  expect(user.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the token says who it is for, and lives seven days', async () => {
  const { token, user } = (await register(aRegistration())).body;
  const { iat = 0, ...claims } = decodeJwt(token);
  expect(claims).toEqual({
    userId: user.id,
    email: user.email,
    role: 'user',
    name: user.name,
    ver: 0,
    sub: user.id,
    jti: expect.any(String),
    iss: 'tiketi-auth',
    aud: 'tiketi',
    exp: iat + 604_800,
  });
  const { keys } = (await desk.call('GET', '/.well-known/jwks.json')).body;
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', kid: keys[0]?.kid, typ: 'JWT' });
  expect((await desk.call('GET', '/api/auth/verify', { as: token })).status).toBe(200);
});

test('no two tokens are alike', async () => {
  const typed = aRegistration();
  const first = (await register(typed)).body.token;
  const second = (await desk.call('POST', '/api/auth/login', { body: typed })).body.token;
  expect(decodeJwt(first).jti).not.toBe(decodeJwt(second).jti);
});

test('the other services hear of it, without the password', async () => {
  const typed = aRegistration();
  const { user } = (await register(typed)).body;
  expect(await desk.told(user.id)).toEqual([
    {
      type: 'user.registered',
      aggregate_id: user.id,
      data: { userId: user.id, email: typed.email, name: '김티켓', role: 'user' },
    },
  ]);
});

test('the e-mail is kept trimmed and in lower case, and nothing else is done to it', async () => {
  const { email, ...rest } = aRegistration();
  const { status, body } = await register({ ...rest, email: `  A.b+C-${email.toUpperCase()}\t` });
  expect(status).toBe(201);
  expect(body.user.email).toBe(`a.b+c-${email}`);
});

test('name and phone are kept trimmed; an empty phone means none', async () => {
  const [one, two] = [aRegistration(), aRegistration()];
  expect((await register({ ...one, name: '  이 름 ', phone: ' 010-1 ' })).body.user.name).toBe('이 름');
  expect(await rowOf(one.email)).toMatchObject({ name: '이 름', phone: '010-1', provider: 'LOCAL' });
  expect((await register({ ...two, phone: '' })).status).toBe(201);
  expect(await rowOf(two.email)).toMatchObject({ phone: null });
});

test('whoever says no language is written to in Korean, else in the one that they say', async () => {
  const [silent, english] = [aRegistration(), aRegistration()];
  expect((await register(silent)).status).toBe(201);
  expect((await register({ ...english, locale: 'en' })).status).toBe(201);
  expect(await rowOf(silent.email)).toMatchObject({ locale: 'ko' });
  expect(await rowOf(english.email)).toMatchObject({ locale: 'en' });
});

test('a role that somebody asks for is not given', async () => {
  const typed = { ...aRegistration(), role: 'admin', id: crypto.randomUUID() };
  const { body } = await register(typed);
  expect(body.user).toMatchObject({ role: 'user' });
  expect(body.user.id).not.toBe(typed.id);
});

test('the password is kept as an argon2id hash', async () => {
  const typed = aRegistration();
  await register(typed);
  const row = await rowOf(typed.email);
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test.each([
  ['a password', 6, (length: number) => ({ password: 'p'.repeat(length) })],
  ['a password', 128, (length: number) => ({ password: 'p'.repeat(length) })],
  ['a name', 1, (length: number) => ({ name: '김'.repeat(length) })],
  ['a name', 100, (length: number) => ({ name: '김'.repeat(length) })],
  ['a phone number', 20, (length: number) => ({ phone: '1'.repeat(length) })],
  ['an e-mail', 255, (length: number) => ({ email: emailOf(length) })],
])('%s of %d characters is taken', async (_, length, field) => {
  expect((await register({ ...aRegistration(), ...field(length) })).status).toBe(201);
});

const emailOf = (length: number) => `${crypto.randomUUID()}@example.com`.padStart(length, 'a');

describe('refused, and nothing is kept, is a registration', () => {
  test.each<[string, string, object]>([
    ['without an e-mail', 'email', { email: undefined }],
    ['with an empty e-mail', 'email', { email: '' }],
    ['with an e-mail of blanks', 'email', { email: '   ' }],
    ['with an e-mail that has no @', 'email', { email: 'buyer.example.com' }],
    ['with an e-mail that has no host', 'email', { email: 'buyer@' }],
    ['with a blank in the e-mail', 'email', { email: 'a b@example.com' }],
    ['with two e-mails', 'email', { email: 'a@example.com,b@example.com' }],
    ['with a line break in the e-mail', 'email', { email: 'a@example.com\r\nBcc: b@example.com' }],
    ['with an e-mail of 256 characters', 'email', { email: emailOf(256) }],
    ['with a number for an e-mail', 'email', { email: 7 }],
    ['with full-width letters in the e-mail', 'email', { email: 'ｂuyer@example.com' }],
    ['with a full-width @ in the e-mail', 'email', { email: 'buyer＠example.com' }],
    ['with the Kelvin sign for a K', 'email', { email: '\u212aim@example.com' }],
    ['with a dotted capital I', 'email', { email: '\u0130ris@example.com' }],
    ['with a Cyrillic a', 'email', { email: 'buyer@ex\u0430mple.com' }],
    ['with a dot at the end of the e-mail', 'email', { email: 'buyer@example.com.' }],
    ['with two dots in the e-mail', 'email', { email: 'buyer@example..com' }],
    ['with a zero-width space in the e-mail', 'email', { email: 'buy\u200ber@example.com' }],
    ['with a list of e-mails', 'email', { email: ['a@example.com'] }],
    ['without a password', 'password', { password: undefined }],
    ['with a password of 5 characters', 'password', { password: 'hunte' }],
    ['with a password of 129 characters', 'password', { password: 'hunter2'.padEnd(129, 'x') }],
    ['with a number for a password', 'password', { password: 12345678 }],
    ['without a name', 'name', { name: undefined }],
    ['with a name of blanks', 'name', { name: ' \t ' }],
    ['with a name of 101 characters', 'name', { name: '김'.repeat(101) }],
    ['with null for a name', 'name', { name: null }],
    ['with a phone number of 21 characters', 'phone', { phone: '1'.repeat(21) }],
    ['with a number for a phone', 'phone', { phone: 1012345678 }],
    ['in a language that the shop does not speak', 'locale', { locale: 'de' }],
  ])('%s', async (_, field, changed) => {
    const before = await countUsers();
    const typed = { ...aRegistration(), ...changed };
    const { status, body, text } = await register(typed);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'VALIDATION_ERROR', details: { fields: [{ path: field }] } });
    if (typeof typed.password === 'string') expect(text).not.toContain(typed.password);
    expect(await countUsers()).toBe(before);
  });

  test('with nothing in it; every field that is missing is named', async () => {
    for (const body of [undefined, {}]) {
      const answer = await register(body);
      expect(answer.status).toBe(400);
      expect(answer.body.details.fields.map(({ path }) => path)).toEqual(['email', 'password', 'name']);
    }
  });
});

async function countUsers(): Promise<number> {
  const { count } = await desk.db
    .selectFrom('users')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

test('an e-mail that is taken is taken in any spelling', async () => {
  const typed = aRegistration();
  await register(typed);
  for (const email of [typed.email, typed.email.toUpperCase(), ` ${typed.email} `]) {
    expect(await register({ ...typed, email })).toMatchObject({ status: 409, body: { code: 'EMAIL_TAKEN' } });
  }
});

test('twenty who register one e-mail at once: one account, one event, nineteen refusals', async () => {
  const { email } = aRegistration();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => register({ ...aRegistration(), email, name: `사람 ${at}` })),
  );
  const [winner, ...others] = answers.toSorted((a, b) => a.status - b.status);
  expect(winner?.status).toBe(201);
  expect(others.map(({ status, body }) => [status, body.code])).toEqual(Array(19).fill([409, 'EMAIL_TAKEN']));
  const events = (await desk.told()).filter(({ data }) => 'email' in data && data.email === email);
  expect(events).toMatchObject([{ type: 'user.registered', aggregate_id: winner?.body.user.id }]);
});

test('no password is ever logged', async () => {
  const typed = { ...aRegistration(), password: 'a password to look for' };
  await register(typed);
  await register(typed);
  await register({ ...typed, email: 'no address' });
  expect(desk.logged()).toContain('/api/auth/register');
  expect(desk.logged()).not.toContain('a password to look for');
  expect(desk.logged()).not.toContain('argon2id');
});

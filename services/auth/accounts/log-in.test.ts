import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { aRegistration, type FrontDesk, openFrontDesk } from '../testing/front-desk.ts';

const PASSWORD = 'a password to look for';
const typed = { ...aRegistration(), password: PASSWORD };

let desk: FrontDesk;
let userId: string;
beforeAll(async () => {
  desk = await openFrontDesk();
  userId = (await desk.call('POST', '/api/auth/register', { body: typed })).body.user.id;
});
afterAll(() => desk.close());

const logIn = (body: unknown) => desk.call('POST', '/api/auth/login', { body });

test('e-mail and password give a token and the account, and not one field more', async () => {
  const { status, body, text } = await logIn({ email: typed.email, password: PASSWORD });
  expect(status).toBe(200);
  expect(text).toBe(
    JSON.stringify({
      message: '로그인되었습니다.',
      token: body.token,
      user: { id: userId, userId, email: typed.email, name: '김티켓', role: 'user' },
    }),
  );
  expect((await desk.call('GET', '/api/auth/verify', { as: body.token })).status).toBe(200);
});

test('the e-mail may be typed in any case, the password not', async () => {
  expect((await logIn({ email: ` ${typed.email.toUpperCase()} `, password: PASSWORD })).status).toBe(200);
  expect((await logIn({ email: typed.email, password: PASSWORD.toUpperCase() })).status).toBe(401);
  expect((await logIn({ email: typed.email, password: ` ${PASSWORD}` })).status).toBe(401);
});

test('unknown e-mail, wrong password, no address at all and an account without a password: refused alike', async () => {
  const withoutPassword = aRegistration().email;
  await desk.db
    .insertInto('users')
    .values({ id: uuidv7(), email: withoutPassword, name: '구글', provider: 'GOOGLE', google_sub: 'g-1' })
    .execute();
  const answers = await Promise.all(
    [aRegistration().email, typed.email, 'no address', withoutPassword].map((email) =>
      logIn({ email, password: 'something else' }),
    ),
  );
  const bodies = answers.map(({ status, text }) => [status, text.replace(/"requestId":"[^"]+"/, '')]);
  expect(new Set(bodies.map(String)).size).toBe(1);
  expect(answers[0]).toMatchObject({
    status: 401,
    body: { code: 'INVALID_CREDENTIALS', error: '이메일 또는 비밀번호가 올바르지 않습니다.' },
  });
});

test('an unknown e-mail takes as long as a wrong password', async () => {
  const timed = async (email: string) => {
    const startedAt = performance.now();
    await logIn({ email, password: 'something else' });
    return performance.now() - startedAt;
  };
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let round = 0; round < 15; round++) {
    times.known.push(await timed(typed.email));
    times.unknown.push(await timed('nobody@example.com'));
  }
  // The fastest tries tell what work is done, whatever else the machine has to do.
  const fastest = (values: number[]) => values.toSorted((a, b) => a - b)[1] ?? 0;
  expect(fastest(times.unknown)).toBeGreaterThan(fastest(times.known) / 2);
});

test.each<[string, unknown]>([
  ['without anything', {}],
  ['without a password', { email: typed.email }],
  ['with an empty password', { email: typed.email, password: '' }],
  ['with an empty e-mail', { email: ' ', password: PASSWORD }],
  ['with a list of passwords', { email: typed.email, password: [PASSWORD] }],
  ['with an object for an e-mail', { email: { $ne: null }, password: PASSWORD }],
  ['with a password of 10,000 characters', { email: typed.email, password: PASSWORD.padEnd(10_000) }],
])('a try %s is 400 and never shows the password', async (_, body) => {
  const answer = await logIn(body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_ERROR' } });
  expect(answer.text).not.toContain(PASSWORD);
});

test('SQL in an e-mail or a password is only text', async () => {
  const injection = "' or 1=1 --";
  expect((await logIn({ email: injection, password: injection })).status).toBe(401);
  expect((await logIn({ email: typed.email, password: injection })).status).toBe(401);
});

test('no password and no hash is in any answer or log', async () => {
  const answers = [
    await logIn({ email: typed.email, password: PASSWORD }),
    await logIn({ email: 'nobody@example.com', password: PASSWORD }),
    await logIn({ email: typed.email, password: [PASSWORD] }),
  ];
  for (const { text } of answers) expect(text).not.toMatch(/look for|argon2|password_hash/);
  expect(desk.logged()).toContain('/api/auth/login');
  expect(desk.logged()).not.toMatch(/look for|argon2|password_hash/);
});

test('tries are counted by their outcome', async () => {
  await logIn({ email: typed.email, password: PASSWORD });
  await logIn({ email: typed.email, password: 'something else' });
  const { registry } = await import('#shared/telemetry/metrics.ts');
  const metrics = await registry.metrics();
  for (const status of ['success', 'failure']) {
    expect(metrics).toMatch(
      new RegExp(`tiketi_auth_attempts_total\\{type="login",status="${status}"\\} [1-9]`),
    );
  }
});

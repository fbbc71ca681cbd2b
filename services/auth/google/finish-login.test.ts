import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startIssuer } from '../../../sandbox/openid-issuer/issuer.ts';
import { type FrontDesk, GOOGLE_CLIENT, OTHER_CALLBACK, openFrontDesk } from '../testing/front-desk.ts';
import { aPerson, comeBack, type Google, goToGoogle, openGoogle, throughGoogle } from '../testing/google.ts';

let google: Google;
let desk: FrontDesk;
beforeAll(async () => {
  google = await openGoogle();
  desk = await openFrontDesk({ issuer: google.url });
});
afterEach(() => google.mend());
afterAll(async () => {
  await desk.close();
  await google.close();
});

const refused = { status: 400, body: { code: 'VALIDATION_ERROR' } };

describe('who comes back for the first time', () => {
  test('gets an account and its token, and not one field more', async () => {
    const person = google.signIn(aPerson());
    const answer = await throughGoogle(desk);
    const { token, user } = answer.body;
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      JSON.stringify({
        token,
        user: {
          id: user.id,
          userId: user.id,
          email: person.email,
          name: person.name,
          role: 'user',
          provider: 'GOOGLE',
          profile_image: person.picture,
        },
      }),
    );
    expect((await desk.call('GET', '/api/auth/verify', { as: token })).status).toBe(200);
    expect(await desk.told(user.id)).toMatchObject([{ type: 'user.registered', data: { role: 'user' } }]);
  });

  test('is written to in the language in which they began, and goes on in it whichever they come back in', async () => {
    const localeOf = ({ email }: { email: string }) =>
      desk.db.selectFrom('users').select('locale').where('email', '=', email).executeTakeFirst();
    const english = google.signIn(aPerson());
    await throughGoogle(desk, { locale: 'en' });
    expect(await localeOf(english)).toEqual({ locale: 'en' });
    await throughGoogle(desk, { locale: 'ko' });
    expect(await localeOf(english)).toEqual({ locale: 'en' });
    const silent = google.signIn(aPerson());
    await throughGoogle(desk);
    expect(await localeOf(silent)).toEqual({ locale: 'ko' });
  });

  test('said who they are by the secret of this client', async () => {
    google.signIn(aPerson());
    await throughGoogle(desk);
    const { clientId, clientSecret } = GOOGLE_CLIENT;
    const said = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    expect(google.clients.at(-1)).toBe(`Basic ${said}`);
  });

  test('and comes again has the same account, also under another address', async () => {
    const person = google.signIn(aPerson());
    const first = (await throughGoogle(desk)).body.user;
    google.signIn({ ...person, email: `moved-${person.email}`, email_verified: false });
    expect((await throughGoogle(desk)).body.user).toMatchObject({ id: first.id, email: person.email });
  });

  test('ten times at once has one account', async () => {
    const { email } = google.signIn(aPerson());
    const answers = await Promise.all(Array.from({ length: 10 }, () => throughGoogle(desk)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => body.user.id)).size).toBe(1);
    const told = (await desk.told()).filter(({ data }) => 'email' in data && data.email === email);
    expect(told).toHaveLength(1);
  });

  test('without a name or picture is called by the address', async () => {
    const {
      name: _name,
      picture: _picture,
      ...person
    } = aPerson({ email: `Min-${crypto.randomUUID()}@G.test` });
    google.signIn(person);
    const email = person.email.toLowerCase();
    expect((await throughGoogle(desk)).body.user).toMatchObject({
      email,
      name: email.split('@')[0],
      profile_image: null,
    });
  });

  test('goes on where they wanted to, within the shop', async () => {
    google.signIn(aPerson());
    expect((await throughGoogle(desk, { next: '/events/1?from=mail#seats' })).body.next).toBe(
      '/events/1?from=mail#seats',
    );
  });

  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
    `/${'x'.repeat(1_000)}`,
  ])('and wants to go on at %j goes on nowhere', async (next) => {
    google.signIn(aPerson());
    const { status, body } = await throughGoogle(desk, { next });
    expect([status, 'next' in body]).toEqual([200, false]);
  });

  test('with a client that keeps its own verifier brings it along, and none but it is taken', async () => {
    google.signIn(aPerson());
    const code_verifier = randomBytes(32).toString('base64url');
    const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
    const begin = () => goToGoogle(desk, { code_challenge, redirect_uri: OTHER_CALLBACK });
    const back = await begin();
    expect(back.consent.searchParams.get('code_challenge')).toBe(code_challenge);
    expect((await comeBack(desk, back, { code_verifier, redirect_uri: OTHER_CALLBACK })).status).toBe(200);
    expect(await comeBack(desk, await begin())).toMatchObject(refused);
    const another = { code_verifier: randomBytes(32).toString('base64url') };
    expect(await comeBack(desk, await begin(), another)).toMatchObject(refused);
  });

  test('to the sandbox issuer is served as by Google', async () => {
    const sandbox = await startIssuer({ host: '127.0.0.1', port: 0, keysDir: undefined });
    const there = await openFrontDesk({ issuer: sandbox.issuer.url ?? '', database: desk.database });
    const login_hint = `${crypto.randomUUID()}@example.com`;
    expect((await throughGoogle(there, { login_hint })).body.user).toMatchObject({ email: login_hint });
    there.redis.destroy();
    await sandbox.stop();
  });
});

test('tries are counted by their outcome', async () => {
  google.signIn(aPerson());
  await throughGoogle(desk);
  await comeBack(desk, { ...(await goToGoogle(desk)), code: 'invented' });
  const { registry } = await import('#shared/telemetry/metrics.ts');
  for (const status of ['success', 'failure']) {
    expect(await registry.metrics()).toMatch(
      new RegExp(`tiketi_auth_attempts_total\\{type="google",status="${status}"\\} [1-9]`),
    );
  }
});

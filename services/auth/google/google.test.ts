import { createHash, createHmac, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startIssuer } from '../../../sandbox/openid-issuer/issuer.ts';
import {
  CALLBACK,
  type FrontDesk,
  GOOGLE_CLIENT,
  OTHER_CALLBACK,
  openFrontDesk,
} from '../testing/front-desk.ts';
import {
  aPerson,
  comeBack,
  forged,
  type Google,
  goToGoogle,
  openGoogle,
  strangeKey,
  throughGoogle,
} from '../testing/google.ts';

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
const countUsers = async () => (await desk.db.selectFrom('users').select('id').execute()).length;

describe('the way to Google', () => {
  test('leads to its consent page, with state, nonce and challenge that are new each time', async () => {
    const [one, two] = [await goToGoogle(desk), await goToGoogle(desk)];
    expect(one.consent.origin).toBe(google.url);
    const asked = Object.fromEntries(one.consent.searchParams);
    expect(asked).toEqual({
      response_type: 'code',
      client_id: GOOGLE_CLIENT.clientId,
      redirect_uri: CALLBACK,
      scope: 'openid email profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(two.consent.searchParams.get(name)).not.toBe(asked[name]);
  });

  test('gives the browser a cookie that only this server reads, and no page', async () => {
    const { setCookie, cookie, consent } = await goToGoogle(desk);
    expect(setCookie).toMatch(/; Max-Age=600; Path=\/api\/auth\/google; HttpOnly; SameSite=Lax$/);
    for (const name of ['state', 'nonce']) expect(cookie).not.toContain(consent.searchParams.get(name));
  });

  test('passes on whom Google should propose', async () => {
    const { consent } = await goToGoogle(desk, { login_hint: 'minji@example.com' });
    expect(consent.searchParams.get('login_hint')).toBe('minji@example.com');
  });

  test('leads back to an address of the list; any other that is wished for is ignored', async () => {
    expect((await goToGoogle(desk, { redirect_uri: OTHER_CALLBACK })).back.href).toContain(OTHER_CALLBACK);
    for (const redirect_uri of [
      'https://evil.example/auth/google/callback',
      `${CALLBACK}.evil.example`,
      `${CALLBACK}/../../evil`,
      CALLBACK.toUpperCase(),
      'javascript:alert(1)',
      '',
    ]) {
      const { consent } = await goToGoogle(desk, { redirect_uri });
      expect(consent.searchParams.get('redirect_uri')).toBe(CALLBACK);
    }
  });

  test('refuses a challenge that is none', async () => {
    expect(await desk.call('GET', '/api/auth/google?code_challenge=short')).toMatchObject(refused);
  });
});

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

describe('no session comes of a return', () => {
  test('without the cookie of its attempt, or with one that we have not sealed', async () => {
    const back = await goToGoogle(desk);
    const [name] = back.cookie.split('=');
    for (const cookie of ['', `${name}=`, `${name}=nonsense`, `${back.cookie.slice(0, -4)}AAAA`])
      expect(await comeBack(desk, { ...back, cookie })).toMatchObject(refused);
  });

  test('whose state is missing, invented, or of another attempt', async () => {
    const [mine, theirs] = [await goToGoogle(desk), await goToGoogle(desk)];
    for (const state of ['', 'invented', theirs.state])
      expect(await comeBack(desk, { ...mine, state })).toMatchObject(refused);
    expect((await comeBack(desk, mine)).status).toBe(200);
  });

  test('that somebody else began: their code in my attempt, my code in theirs', async () => {
    const [mine, theirs] = [await goToGoogle(desk), await goToGoogle(desk)];
    expect(await comeBack(desk, { ...mine, code: theirs.code })).toMatchObject(refused);
    expect(await comeBack(desk, { ...theirs, code: mine.code })).toMatchObject(refused);
  });

  test('that comes a second time, or a second time with a new attempt', async () => {
    google.signIn(aPerson());
    const back = await goToGoogle(desk);
    expect((await comeBack(desk, back)).status).toBe(200);
    expect(await comeBack(desk, back)).toMatchObject(refused);
    const fresh = await goToGoogle(desk);
    expect(await comeBack(desk, { ...fresh, code: back.code })).toMatchObject(refused);
  });

  test('of which twenty come at once, but for one', async () => {
    google.signIn(aPerson());
    const back = await goToGoogle(desk);
    const answers = await Promise.all(Array.from({ length: 20 }, () => comeBack(desk, back)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(400)]);
  });

  test('with a code that is invented, empty or endless', async () => {
    for (const code of ['invented', '', 'x'.repeat(10_000)]) {
      expect(await comeBack(desk, { ...(await goToGoogle(desk)), code })).toMatchObject(refused);
    }
  });

  test('with the wrong verifier', async () => {
    const back = await goToGoogle(desk);
    const code_verifier = randomBytes(32).toString('base64url');
    expect(await comeBack(desk, back, { code_verifier })).toMatchObject(refused);
  });

  test('with an address to send back to that is off the list, or not that of the attempt', async () => {
    for (const redirect_uri of ['https://evil.example/callback', OTHER_CALLBACK, ''])
      expect(await comeBack(desk, await goToGoogle(desk), { redirect_uri })).toMatchObject(refused);
  });

  test('whose cookie is older than ten minutes', async () => {
    const back = await goToGoogle(desk);
    const late = await openFrontDesk({ issuer: google.url, database: desk.database });
    const now = Date.now;
    Date.now = () => now() + 601_000;
    try {
      expect(await comeBack(late, back)).toMatchObject(refused);
    } finally {
      Date.now = now;
      late.redis.destroy();
    }
  });

  const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;
  test.each<[string, (idToken: string) => string]>([
    ['of another nonce', (token) => forged(token, { claims: { nonce: 'another' }, key: google.key })],
    ['without a nonce', (token) => forged(token, { claims: { nonce: undefined }, key: google.key })],
    ['for another audience', (token) => forged(token, { claims: { aud: 'another-shop' }, key: google.key })],
    [
      'for two, and made for the other one',
      (token) =>
        forged(token, {
          claims: { aud: [GOOGLE_CLIENT.clientId, 'another-shop'], azp: 'another-shop' },
          key: google.key,
        }),
    ],
    [
      'of another issuer',
      (token) => forged(token, { claims: { iss: 'https://evil.example' }, key: google.key }),
    ],
    ['that has ended', (token) => forged(token, { claims: { exp: seconds(-120) }, key: google.key })],
    ['that has no end', (token) => forged(token, { claims: { exp: undefined }, key: google.key })],
    ['that does not begin yet', (token) => forged(token, { claims: { nbf: seconds(120) }, key: google.key })],
    ['that nobody has signed', (token) => forged(token, { header: { alg: 'none' } })],
    ['with half of its signature', (token) => token.slice(0, -20)],
    [
      'that another issuer has signed, under the name of our key',
      (token) => forged(token, { key: strangeKey() }),
    ],
    [
      'under the name of a key nobody knows',
      (token) => forged(token, { header: { kid: 'x' }, key: google.key }),
    ],
    [
      'signed with our secret',
      (token) => {
        const [header, payload] = forged(token, { header: { alg: 'HS256' } }).split('.');
        const mac = createHmac('sha256', GOOGLE_CLIENT.clientSecret)
          .update(`${header}.${payload}`)
          .digest('base64url');
        return `${header}.${payload}.${mac}`;
      },
    ],
    ['of nobody', (token) => forged(token, { claims: { sub: '' }, key: google.key })],
    ['without an address', (token) => forged(token, { claims: { email: undefined }, key: google.key })],
    ['that is no token', () => 'nonsense'],
  ])('with an ID token %s', async (_, how) => {
    google.signIn(aPerson());
    const before = await countUsers();
    google.spoil(how);
    expect(await throughGoogle(desk)).toMatchObject(refused);
    expect(await countUsers()).toBe(before);
  });

  test('of somebody whose address Google has not verified, nor does one arise', async () => {
    const { email } = google.signIn(aPerson({ email_verified: false }));
    expect(await throughGoogle(desk)).toMatchObject(refused);
    const rows = await desk.db.selectFrom('users').select('id').where('email', '=', email).execute();
    expect(rows).toEqual([]);
  });

  test.each([
    'ｍｉｎ@gmail.test',
    'min@gmail.test.',
    '\u212aim@gmail.test',
    'a b@gmail.test',
    '민지@gmail.test',
  ])('of somebody whose address is %s', async (email) => {
    google.signIn(aPerson({ email }));
    expect(await throughGoogle(desk)).toMatchObject(refused);
  });
});

describe('while Google is away', () => {
  test('it is 503 within a few seconds, and the same return is good afterwards', async () => {
    google.signIn(aPerson());
    const back = await goToGoogle(desk);
    await google.leave();
    const startedAt = performance.now();
    const answer = await comeBack(desk, back);
    expect(answer).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await google.comeAgain();
    expect((await comeBack(desk, back)).status).toBe(200);
  });

  test('or in trouble it is 503 too', async () => {
    google.answer({ statusCode: 500, body: {} });
    expect(await throughGoogle(desk)).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
  });

  test('nobody can be sent there: 503', async () => {
    const lost = await openFrontDesk({ database: desk.database });
    const answer = await lost.call('GET', '/api/auth/google');
    expect(answer).toMatchObject({ status: 503, body: { code: 'UPSTREAM_UNAVAILABLE' } });
    lost.redis.destroy();
  });

  test('an issuer that says it is another one is not asked', async () => {
    const { port } = new URL(google.url);
    const lost = await openFrontDesk({ database: desk.database, issuer: `http://127.0.0.1:${port}` });
    expect((await lost.call('GET', '/api/auth/google')).status).toBe(503);
    lost.redis.destroy();
  });

  test('what it says of its own trouble reaches nobody', async () => {
    google.answer({
      statusCode: 401,
      body: { error: 'invalid_client', error_description: 'the secret is old' },
    });
    const answer = await throughGoogle(desk);
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('secret');
    google.answer({ statusCode: 400, body: { error: 'invalid_grant', error_description: 'Bad Request' } });
    const refusal = await throughGoogle(desk);
    expect(refusal).toMatchObject(refused);
    expect(refusal.text).not.toMatch(/grant|Bad Request/);
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

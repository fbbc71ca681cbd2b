import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FrontDesk, GOOGLE_CLIENT, OTHER_CALLBACK, openFrontDesk } from '../testing/front-desk.ts';
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

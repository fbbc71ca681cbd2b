import { createSecretKey } from 'node:crypto';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { AppError } from '../http/errors.ts';
import { newUser } from '../testing/tokens.ts';
import { createTokenVerifier as createVerifier, type FetchKeySet } from './verify.ts';

// Before the imports, for the cache of tokens takes its clock as it is loaded; and it takes zero for no time.
vi.hoisted(() =>
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] }).advanceTimersByTime(1),
);
afterAll(() => {
  vi.useRealTimers();
});

/** Of accounts of which nothing has changed. */
const createTokenVerifier = (fetchKeySet: FetchKeySet) =>
  createVerifier(fetchKeySet, { of: () => undefined });

const user = newUser();
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const refused = { code: 'INVALID_TOKEN', status: 401 };

/** The claims of a good token of `user`; `undefined` leaves one out. */
const claims = (changed: Partial<Record<string, unknown>> = {}): JWTPayload => ({
  ...user,
  sub: user.userId,
  jti: crypto.randomUUID(),
  iss: 'tiketi-auth',
  aud: 'tiketi',
  exp: inSeconds(600),
  ...changed,
});

/** A key pair as auth keeps them. */
async function aKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' };
  return {
    jwk,
    publicKey,
    sign: (payload = claims(), header: Partial<JWTHeaderParameters> = { kid }) =>
      new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', ...header }).sign(privateKey),
  };
}

/** The part of auth that gives out its keys; it counts how often it was asked. */
function authWith(...keys: { jwk: JSONWebKeySet['keys'][number] }[]) {
  const auth = {
    keySet: { keys: keys.map(({ jwk }) => jwk) },
    asked: 0,
    away: false,
    async fetchKeySet() {
      auth.asked += 1;
      if (auth.away) throw new AppError('UPSTREAM_UNAVAILABLE');
      return auth.keySet;
    },
  };
  return auth;
}

const ours = await aKey('ours');

test('a token of auth names its user', async () => {
  const verify = createTokenVerifier(authWith(ours).fetchKeySet);
  expect(await verify(await ours.sign())).toEqual(user);
});

describe('a token is refused', () => {
  const verify = createTokenVerifier(authWith(ours).fetchKeySet);

  test.each<[string, () => Promise<string>]>([
    ['without a signature', async () => new UnsecuredJWT(claims()).encode()],
    [
      'with the public key as the secret of an HMAC',
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: 'ours' })
          .sign(createSecretKey(Buffer.from(await exportSPKI(ours.publicKey)))),
    ],
    [
      "with the public key's bytes as the secret of an HMAC",
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: 'ours' })
          .sign(createSecretKey(Buffer.from(ours.jwk.x ?? '', 'base64url'))),
    ],
    ['signed by another key of the same name', async () => (await aKey('ours')).sign()],
    [
      'signed by a key it brings along',
      async () => {
        const own = await aKey('ours');
        return own.sign(claims(), { kid: 'ours', jwk: own.jwk });
      },
    ],
    ['that names a key nobody knows', async () => (await aKey('theirs')).sign()],
    ['that names no key', () => ours.sign(claims(), {})],
    ['that ended two minutes ago', () => ours.sign(claims({ exp: inSeconds(-120) }))],
    ['that begins in two minutes', () => ours.sign(claims({ nbf: inSeconds(120) }))],
    ['of another issuer', () => ours.sign(claims({ iss: 'tiketi-queue' }))],
    ['without an issuer', () => ours.sign(claims({ iss: undefined }))],
    ['for another audience', () => ours.sign(claims({ aud: 'another-shop' }))],
    ['without an audience', () => ours.sign(claims({ aud: undefined }))],
    ['without a subject', () => ours.sign(claims({ sub: undefined }))],
    ['without an id of its own', () => ours.sign(claims({ jti: undefined }))],
    ['without an end', () => ours.sign(claims({ exp: undefined }))],
    ['whose user id is none', () => ours.sign(claims({ userId: 'admin' }))],
    ['without a user id', () => ours.sign(claims({ userId: undefined }))],
    ['with a role that does not exist', () => ours.sign(claims({ role: 'root' }))],
    ['with a list of roles', () => ours.sign(claims({ role: ['user', 'admin'] }))],
    ['without a name', () => ours.sign(claims({ name: undefined }))],
    ['with a number for an e-mail', () => ours.sign(claims({ email: 7 }))],
    ['of a version before the first', () => ours.sign(claims({ ver: -1 }))],
    ['of a version that is no number', () => ours.sign(claims({ ver: '9' }))],
    ['cut short', async () => (await ours.sign()).slice(0, -10)],
    [
      'whose role was changed after signing',
      async () => {
        const [header, , signature] = (await ours.sign()).split('.');
        const changed = Buffer.from(JSON.stringify(claims({ role: 'admin' }))).toString('base64url');
        return `${header}.${changed}.${signature}`;
      },
    ],
    ['that is no token', async () => 'nonsense'],
    ['that is nothing', async () => ''],
  ])('%s', async (_, token) => {
    await expect(verify(await token())).rejects.toMatchObject(refused);
  });
});

describe('as time goes by', () => {
  test('a token that was good is refused once it has ended', async () => {
    const verify = createTokenVerifier(authWith(ours).fetchKeySet);
    const token = await ours.sign(claims({ exp: inSeconds(90) }));
    await verify(token);
    vi.advanceTimersByTime(80_000);
    await verify(token);
    vi.advanceTimersByTime(80_000);
    await expect(verify(token)).rejects.toMatchObject(refused);
  });

  test('a clock half a minute behind still takes a fresh token', async () => {
    const verify = createTokenVerifier(authWith(ours).fetchKeySet);
    expect(await verify(await ours.sign(claims({ nbf: inSeconds(30) })))).toEqual(user);
  });

  test('a key that is newer than our copy of the set is fetched, but one fetch serves five seconds', async () => {
    const newer = await aKey('newer');
    const auth = authWith(ours);
    const verify = createTokenVerifier(auth.fetchKeySet);
    await verify(await ours.sign());
    auth.keySet = { keys: [ours.jwk, newer.jwk] };

    const early = await newer.sign();
    await expect(verify(early)).rejects.toMatchObject(refused);
    expect(auth.asked).toBe(1);

    vi.advanceTimersByTime(5_000);
    expect(await verify(early)).toEqual(user);
    expect(auth.asked).toBe(2);

    for (const kid of ['a', 'b', 'c']) {
      await expect(verify(await (await aKey(kid)).sign())).rejects.toMatchObject(refused);
    }
    expect(auth.asked).toBe(2);
  });

  test('tokens that name invented keys do not make it ask an absent auth again and again', async () => {
    const auth = authWith(ours);
    const verify = createTokenVerifier(auth.fetchKeySet);
    await verify(await ours.sign());
    auth.away = true;
    vi.advanceTimersByTime(6_000);
    const stranger = await aKey('stranger');
    for (let i = 0; i < 5; i++) await expect(verify(await stranger.sign())).rejects.toThrow();
    expect(auth.asked).toBe(2);
  });

  test('a set that has grown old serves on while auth is away, and is replaced when auth is back', async () => {
    const newer = await aKey('newer');
    const auth = authWith(ours);
    const verify = createTokenVerifier(auth.fetchKeySet);
    await verify(await ours.sign());
    auth.away = true;
    vi.advanceTimersByTime(3_600_000);
    expect(await verify(await ours.sign())).toEqual(user);

    auth.away = false;
    auth.keySet = { keys: [newer.jwk] };
    vi.advanceTimersByTime(5_000);
    expect(await verify(await newer.sign())).toEqual(user);
    await expect(verify(await ours.sign())).rejects.toMatchObject(refused);
  });
});

test('the key set is fetched once, however many tokens come at once', async () => {
  const auth = authWith(ours);
  const verify = createTokenVerifier(auth.fetchKeySet);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => ours.sign()));
  await Promise.all(tokens.map(verify));
  expect(auth.asked).toBe(1);
});

test.each([
  ['is refused by a sidecar', new AppError('UPSTREAM_UNAVAILABLE')],
  ['breaks off', new TypeError('fetch failed')],
])('while asking for the key set %s nobody is logged out: 503, and it is asked again', async (_, fault) => {
  const auth = authWith(ours);
  let away = true;
  const verify = createTokenVerifier(async () => {
    if (away) throw fault;
    return auth.fetchKeySet();
  });
  const token = await ours.sign();
  await expect(verify(token)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', status: 503 });
  away = false;
  expect(await verify(token)).toEqual(user);
});

test('while a token may name a newer key and auth is away, nobody is logged out: 503', async () => {
  const auth = authWith(ours);
  const verify = createTokenVerifier(auth.fetchKeySet);
  await verify(await ours.sign());
  auth.away = true;
  vi.advanceTimersByTime(6_000);
  await expect(verify(await (await aKey('newer')).sign())).rejects.toMatchObject({ status: 503 });
});

import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '../services/shared/tokens/claims.ts';
import { request } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { accessOf, connected, owners } from './system/databases.ts';
import { parts } from './system/parts.ts';
import { origin } from './system/places.ts';

const pairs = owners.flatMap((app) =>
  owners.filter((other) => other !== app).map((other) => [app, other] as const),
);

describe('databases', () => {
  test.each(pairs)("%s's role cannot connect to %s's database", async (app, other) => {
    const client = new pg.Client({ ...accessOf(app), database: accessOf(other).database });
    await expect(client.connect()).rejects.toMatchObject({ code: '42501' });
  });

  test.each(owners)("%s's role owns its database and is nothing more", async (app) => {
    const { rows } = await connected(app, (client) =>
      client.query(
        `select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
                pg_has_role(current_user, 'pg_read_all_data', 'member') as reads_all
         from pg_roles where rolname = current_user`,
      ),
    );
    expect(new Set(Object.values(rows[0]))).toEqual(new Set([false]));
  });
});

/** A route of each service that wants a token. */
const CLOSED = [
  '/api/auth/verify',
  `/api/queue/status/${crypto.randomUUID()}`,
  '/api/reservations/my',
  '/api/points/balance',
];

describe('tokens', () => {
  const user = { userId: crypto.randomUUID(), email: 'key@e2e.test', name: 'key', role: 'user' };
  const kid = `e2e-${crypto.randomUUID()}`;
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;

  /** A token as auth makes it, but for what is said otherwise. */
  const token = (
    change: { claims?: object; header?: object; expires?: string | number; notBefore?: string } = {},
  ) => {
    const jwt = new SignJWT({ ...user, ...change.claims })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid, ...change.header })
      .setIssuedAt()
      .setExpirationTime(change.expires ?? '1h')
      .setSubject(user.userId)
      .setJti(crypto.randomUUID())
      .setIssuer(TOKEN_ISSUER)
      .setAudience(TOKEN_AUDIENCE);
    return change.notBefore ? jwt.setNotBefore(change.notBefore) : jwt;
  };
  const signed = (jwt: SignJWT) => jwt.sign(keys.privateKey);
  const answersTo = (bearer: string) =>
    Promise.all(CLOSED.map(async (path) => (await request(origin, 'GET', path, { token: bearer })).status));

  beforeAll(async () => {
    keys = await generateKeyPair(TOKEN_ALGORITHM, { extractable: true });
    const publicJwk = await exportJWK(keys.publicKey);
    // A key of ours among auth's: retired, so auth signs nothing with it, but all verify by it.
    await connected('auth', (client) =>
      client.query(
        'insert into signing_keys (kid, public_jwk, private_jwk, retired_at) values ($1, $2, $3, now())',
        [kid, JSON.stringify(publicJwk), 'none'],
      ),
    );
    await parts.stop('auth');
    await parts.start('auth');
  });

  test('one that is signed by a known key and says all it has to is good', async () => {
    const good = await signed(token());
    // Its account does not exist, which auth alone asks; nobody knows the event.
    await until(
      'all services know the key',
      () => answersTo(good),
      (seen) => !seen.slice(1).includes(401),
      20_000,
    );
    expect(await answersTo(good)).toEqual([401, 404, 200, 200]);
  });

  const stranger = () => generateKeyPair(TOKEN_ALGORITHM);
  const bad: [string, () => Promise<string>][] = [
    ['no signature (alg none)', async () => new UnsecuredJWT({ ...user }).setSubject(user.userId).encode()],
    [
      'the public key as HMAC secret (alg HS256)',
      async () => {
        const { x = '' } = await exportJWK(keys.publicKey);
        return token({ header: { alg: 'HS256' } }).sign(Buffer.from(x.padEnd(43, '='), 'base64url'));
      },
    ],
    ['another key under a known name', async () => token().sign((await stranger()).privateKey)],
    [
      'a key nobody knows',
      async () => token({ header: { kid: 'nobody' } }).sign((await stranger()).privateKey),
    ],
    ['no key name', async () => token({ header: { kid: undefined } }).sign((await stranger()).privateKey)],
    ['an end in the past', () => signed(token({ expires: Math.floor(Date.now() / 1000) - 120 }))],
    ['a beginning in the future', () => signed(token({ notBefore: '1h' }))],
    ['another issuer', () => signed(token().setIssuer('somebody'))],
    ['another audience', () => signed(token().setAudience('somebody'))],
    ['no user id', () => signed(token({ claims: { userId: undefined } }))],
    ['a role nobody has', () => signed(token({ claims: { role: 'root' } }))],
  ];
  test.each(bad)('one with %s is refused everywhere', async (_, make) => {
    expect(await answersTo(await make())).toEqual(CLOSED.map(() => 401));
  });
});

import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '../../services/shared/tokens/claims.ts';
import { connected } from './databases.ts';
import { parts } from './parts.ts';

const user = { userId: crypto.randomUUID(), email: 'key@e2e.test', name: 'key', role: 'user' };

type Change = { claims?: object; header?: object; expires?: string | number; notBefore?: string };

/**
 * A signing key of the tests among auth's: retired, so auth signs nothing with it, but all verify by it.
 * With it a token can be made that is wrong in one thing alone.
 */
export async function plantSigningKey() {
  const kid = `e2e-${crypto.randomUUID()}`;
  const keys = await generateKeyPair(TOKEN_ALGORITHM, { extractable: true });
  const publicJwk = await exportJWK(keys.publicKey);
  await connected('auth', (client) =>
    client.query(
      'insert into signing_keys (kid, public_jwk, private_jwk, retired_at) values ($1, $2, $3, now())',
      [kid, JSON.stringify(publicJwk), 'none'],
    ),
  );
  await parts.stop('auth');
  await parts.start('auth');

  /** A token as auth makes it, but for what is said otherwise. */
  function token(change: Change = {}): SignJWT {
    const jwt = new SignJWT({ ...user, ...change.claims })
      .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid, ...change.header })
      .setIssuedAt()
      .setExpirationTime(change.expires ?? '1h')
      .setSubject(user.userId)
      .setJti(crypto.randomUUID())
      .setIssuer(TOKEN_ISSUER)
      .setAudience(TOKEN_AUDIENCE);
    return change.notBefore ? jwt.setNotBefore(change.notBefore) : jwt;
  }
  const signed = (jwt: SignJWT) => jwt.sign(keys.privateKey);
  const byStranger = async (change?: Change) =>
    token(change).sign((await generateKeyPair(TOKEN_ALGORITHM)).privateKey);

  const bad: Record<string, () => Promise<string>> = {
    'no signature (alg none)': async () => new UnsecuredJWT({ ...user }).setSubject(user.userId).encode(),
    'the public key as HMAC secret (alg HS256)': () =>
      token({ header: { alg: 'HS256' } }).sign(Buffer.from((publicJwk.x ?? '').padEnd(43, '='), 'base64url')),
    'another key under a known name': () => byStranger(),
    'a key nobody knows': () => byStranger({ header: { kid: 'nobody' } }),
    'no key name': () => byStranger({ header: { kid: undefined } }),
    'an end in the past': () => signed(token({ expires: Math.floor(Date.now() / 1000) - 120 })),
    'a beginning in the future': () => signed(token({ notBefore: '1h' })),
    'another issuer': () => signed(token().setIssuer('somebody')),
    'another audience': () => signed(token().setAudience('somebody')),
    'no user id': () => signed(token({ claims: { userId: undefined } })),
    'a role nobody has': () => signed(token({ claims: { role: 'root' } })),
  };
  return { good: () => signed(token()), bad };
}

import { SignJWT } from 'jose';
import { uuidv7 } from '#shared/ids.ts';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type User } from '#shared/tokens/claims.ts';
import type { Keyring } from '../keys/keyring.ts';
import { TOKEN_LIFE_SECONDS } from './token-life.ts';

/** Signs the token that proves who the user is to every service, for seven days. */
export async function issueToken(keyring: Keyring, user: User): Promise<string> {
  const { kid, key } = await keyring.signingKey();
  const { userId, email, role, name } = user;
  return new SignJWT({ userId, email, role, name })
    .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid, typ: 'JWT' })
    .setSubject(userId)
    .setJti(uuidv7())
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFE_SECONDS}s`)
    .sign(key);
}

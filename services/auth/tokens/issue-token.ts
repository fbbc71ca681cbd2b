import { SignJWT } from 'jose';
import { uuidv7 } from '#shared/ids.ts';
import { type SignedUser, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#shared/tokens/claims.ts';
import type { Keyring } from '../keys/keyring.ts';
import { TOKEN_LIFE_SECONDS } from './token-life.ts';

/** Signs the token that proves who the user is to every service, for seven days. */
export async function issueToken(keyring: Keyring, { user, version }: SignedUser): Promise<string> {
  const { kid, key } = await keyring.signingKey();
  const { userId, email, role, name } = user;
  return new SignJWT({ userId, email, role, name, ver: version })
    .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid, typ: 'JWT' })
    .setSubject(userId)
    .setJti(uuidv7())
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFE_SECONDS}s`)
    .sign(key);
}

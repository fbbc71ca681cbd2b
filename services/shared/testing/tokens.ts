import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';
import type { AccountChange } from '../tokens/account-changes.ts';
import type { AccountsInUse } from '../tokens/accounts.ts';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type User } from '../tokens/claims.ts';
import { createTokenVerifier, type VerifyToken } from '../tokens/verify.ts';

export type TestIssuer = {
  keySet: JSONWebKeySet;
  verify: VerifyToken;
  /** What a service takes its callers by. */
  accounts: AccountsInUse;
  /** A token of the account's first version, or of a later one. */
  sign: (user: User, version?: number) => Promise<string>;
  /** As if auth had told that an account is another one now, or deleted. */
  tell: (change: AccountChange) => void;
};

/** Signs tokens as auth does, with a key of its own, for tests of services that only verify. */
export async function createTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair(TOKEN_ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: TOKEN_ALGORITHM };
  const changes = new Map<string, AccountChange>();
  const keySet = { keys: [jwk] };
  const verify = createTokenVerifier(async () => keySet, { of: (userId) => changes.get(userId) });
  return {
    keySet,
    verify,
    accounts: { verify, refresh: async () => {} },
    tell: (change) => void changes.set(change.userId, change),
    sign: ({ userId, email, name, role }, version = 0) =>
      new SignJWT({ userId, email, name, role, ver: version })
        .setProtectedHeader({ alg: TOKEN_ALGORITHM, kid: 'test' })
        .setIssuer(TOKEN_ISSUER)
        .setAudience(TOKEN_AUDIENCE)
        .setSubject(userId)
        .setJti(crypto.randomUUID())
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
  };
}

export const newUser = (role: User['role'] = 'user'): User => {
  const userId = crypto.randomUUID();
  return { userId, email: `${userId}@example.com`, name: '테스트', role };
};

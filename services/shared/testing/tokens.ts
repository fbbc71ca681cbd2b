import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER, type User } from '../tokens/claims.ts';
import { createTokenVerifier, type VerifyToken } from '../tokens/verify.ts';

export type TestIssuer = { verify: VerifyToken; sign: (user: User) => Promise<string> };

/** Signs tokens as auth does, with a key of its own, for tests of services that only verify. */
export async function createTestIssuer(): Promise<TestIssuer> {
  const { publicKey, privateKey } = await generateKeyPair(TOKEN_ALGORITHM);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: TOKEN_ALGORITHM };
  return {
    verify: createTokenVerifier(async () => ({ keys: [jwk] })),
    sign: ({ userId, email, name, role }) =>
      new SignJWT({ userId, email, name, role })
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

import { asItIsNow } from '#shared/tokens/account-changes.ts';
import { createTokenReader, type VerifyToken } from '#shared/tokens/verify.ts';
import type { AuthContext } from '../context.ts';

/** Verifies tokens against the account's own row: here nobody has to wait until a change has got about. */
export function verifyByRow({ db, keyring }: Pick<AuthContext, 'db' | 'keyring'>): VerifyToken {
  const read = createTokenReader(keyring.keySet);
  return async (token) => {
    const { user, version } = await read(token);
    const row = await db
      .selectFrom('users')
      .select(['email', 'name', 'role', 'version', 'tokens_from'])
      .where('id', '=', user.userId)
      .executeTakeFirst();
    const { email, name, role } = row ?? user;
    return asItIsNow(
      { user: { userId: user.userId, email, name, role }, version },
      {
        userId: user.userId,
        version: row?.version ?? version,
        tokensFrom: row?.tokens_from ?? 0,
        role: row?.role ?? null,
      },
    );
  };
}

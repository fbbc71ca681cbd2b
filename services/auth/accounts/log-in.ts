import { AppError } from '#shared/http/errors.ts';
import type { AuthContext } from '../context.ts';
import { issueToken } from '../tokens/issue-token.ts';
import { ACCOUNT_COLUMNS, type LoggedIn, toAccount } from './account.ts';
import { countAttempt } from './attempts.ts';
import type { Credentials } from './credentials.ts';
import { passwordMatches } from './password.ts';

/**
 * Gives a token for an e-mail and its password. Unknown e-mail, wrong password and
 * an account without one are refused alike, and after the same time.
 */
export async function logIn(ctx: AuthContext, { email, password }: Credentials): Promise<LoggedIn> {
  const row = await ctx.db
    .selectFrom('users')
    .select([...ACCOUNT_COLUMNS, 'password_hash'])
    .where('email', '=', email)
    .executeTakeFirst();
  const matches = await passwordMatches(password, row?.password_hash ?? null);
  if (!row || !matches) {
    countAttempt('login', 'failure');
    throw new AppError('INVALID_CREDENTIALS');
  }
  countAttempt('login', 'success');
  const user = toAccount(row);
  return { token: await issueToken(ctx.keyring, user), user };
}

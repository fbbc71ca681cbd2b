import { AppError } from '#shared/http/errors.ts';
import type { AuthContext } from '../context.ts';
import { weighed } from '../limits/counted-attempt.ts';
import { ACCOUNT_COLUMNS, type LoggedIn } from './account.ts';
import { countAttempt } from './attempts.ts';
import type { Credentials } from './credentials.ts';
import { letIn } from './let-in.ts';
import { passwordMatches } from './password.ts';

/**
 * Gives a token for an e-mail and its password. Unknown e-mail, wrong password and
 * an account without one are refused alike, and after the same time; 429 `RATE_LIMITED`
 * after too many tries, whether or not there is such an account.
 */
export async function logIn(
  ctx: AuthContext,
  { email, password }: Credentials,
  address: string,
): Promise<LoggedIn> {
  const attempt = await ctx.limits.login({ email, address });
  return weighed(attempt, () => letInByPassword(ctx, { email, password }));
}

async function letInByPassword(ctx: AuthContext, { email, password }: Credentials): Promise<LoggedIn> {
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
  return letIn(ctx, row);
}

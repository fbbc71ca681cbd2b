import { AppError } from '#shared/http/errors.ts';
import type { AuthContext } from '../context.ts';
import { ACCOUNT_COLUMNS, type Account, toAccount } from './account.ts';

/** The account as it is now, whatever the token said of it; 401 `USER_NOT_FOUND` once it is deleted. */
export async function findAccount(ctx: Pick<AuthContext, 'db'>, userId: string): Promise<Account> {
  const row = await ctx.db
    .selectFrom('users')
    .select(ACCOUNT_COLUMNS)
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!row) throw new AppError('USER_NOT_FOUND');
  return toAccount(row);
}

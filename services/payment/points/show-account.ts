import { AppError } from '#shared/http/errors.ts';
import type { PaymentContext } from '../context.ts';
import { type HistoryPage, type PointAccount, readPointAccount } from './read-point-account.ts';

/** Somebody's points, for an administrator. Throws 404 `NOT_FOUND` where nobody has or had the account. */
export async function showAccount(
  { db, accountExists }: Pick<PaymentContext, 'db' | 'accountExists'>,
  userId: string,
  page: HistoryPage,
): Promise<PointAccount> {
  const account = await readPointAccount(db, userId, page);
  // Most users never had points, and only auth knows them.
  if (account.total === 0 && !(await accountExists(userId)))
    throw new AppError('NOT_FOUND', { message: '존재하지 않는 회원입니다.' });
  return account;
}

import type { Kysely } from 'kysely';
import type { Page } from '#shared/http/pagination.ts';
import type { PaymentTables, PointHistory } from '../db/schema.ts';

/** One page by its number, or all that is older than the row with the sequence `before`. */
export type HistoryPage = Page & { before?: number | undefined };

export type PointAccount = {
  balance: number;
  histories: PointHistory[];
  /** How many rows there are. */
  total: number;
  /** What is older than these rows begins here; null when nothing is. */
  next: number | null;
};

/**
 * A user's balance and some of what moved it, newest first. The newest row has the number of all as its
 * sequence, so that a page is found by it and nothing is counted or skipped.
 */
export async function readPointAccount(
  db: Kysely<PaymentTables>,
  userId: string,
  { page, limit, before }: HistoryPage,
): Promise<PointAccount> {
  const account = await db
    .selectFrom('points')
    .select(['balance', 'version'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const { balance, version: total } = account ?? { balance: 0, version: 0 };
  const newest = before === undefined ? total - (page - 1) * limit : before - 1;
  if (newest <= 0) return { balance, histories: [], total, next: null };
  const histories = await db
    .selectFrom('point_histories')
    .selectAll()
    .where('user_id', '=', userId)
    .where('sequence', '<=', newest)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  const oldest = histories.at(-1)?.sequence ?? 1;
  return { balance, histories, total, next: oldest > 1 ? oldest : null };
}

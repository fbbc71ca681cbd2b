import type { Kysely } from 'kysely';
import type { Page } from '#shared/http/pagination.ts';
import type { PaymentTables, PointHistory } from '../db/schema.ts';

export type PointAccount = { balance: number; histories: PointHistory[]; total: number };

/** A user's balance and one page of what moved it, newest first; the newest has the number of all. */
export async function readPointAccount(
  db: Kysely<PaymentTables>,
  userId: string,
  { page, limit }: Page,
): Promise<PointAccount> {
  const account = await db
    .selectFrom('points')
    .select(['balance', 'version'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const { balance, version: total } = account ?? { balance: 0, version: 0 };
  const newest = total - (page - 1) * limit;
  if (newest <= 0) return { balance, histories: [], total };
  const histories = await db
    .selectFrom('point_histories')
    .selectAll()
    .where('user_id', '=', userId)
    .where('sequence', '<=', newest)
    .orderBy('sequence', 'desc')
    .limit(limit)
    .execute();
  return { balance, histories, total };
}

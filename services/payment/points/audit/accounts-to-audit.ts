import { type Kysely, sql } from 'kysely';
import type { PaymentTables } from '../../db/schema.ts';

const BATCH = 500;
/** A change is seen with its transaction, which is over long before this. */
const LATEST_COMMIT_SECONDS = 60;

/** The accounts that changed since the last audit began, in batches; what changes meanwhile is for the next one. */
export async function* changedAccounts(
  db: Kysely<PaymentTables>,
  since: Date | undefined,
  until: Date,
): AsyncGenerator<string[]> {
  let last = { changed: earlier(since), user_id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const batch = await db
      .selectFrom('points')
      // As text: a Date has no microseconds, and would go on with the row where it ended.
      .select(['user_id', sql<string>`updated_at::text`.as('changed')])
      .where(sql<boolean>`(updated_at, user_id) > (${last.changed}::timestamptz, ${last.user_id}::uuid)`)
      .where('updated_at', '<', until)
      .orderBy('updated_at')
      .orderBy('user_id')
      .limit(BATCH)
      .execute();
    const newest = batch.at(-1);
    if (!newest) return;
    yield batch.map(({ user_id }) => user_id);
    last = newest;
  }
}

const earlier = (since: Date | undefined): string =>
  since ? new Date(since.getTime() - LATEST_COMMIT_SECONDS * 1_000).toISOString() : '-infinity';

/** The next accounts by their ids: one batch with each audit goes round all of them in time. */
export const accountsAfter = async (
  db: Kysely<PaymentTables>,
  userId: string | null,
  limit: number,
): Promise<string[]> => {
  const rows = await db
    .selectFrom('points')
    .select('user_id')
    .where(userId === null ? sql.lit(true) : sql<boolean>`user_id > ${userId}`)
    .orderBy('user_id')
    .limit(limit)
    .execute();
  return rows.map(({ user_id }) => user_id);
};

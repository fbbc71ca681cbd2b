import type { Kysely } from 'kysely';
import type { PaymentTables } from '../db/schema.ts';

/** What a user has; 0 for one who never had points. */
export async function balanceOf(db: Kysely<PaymentTables>, userId: string): Promise<number> {
  const account = await db
    .selectFrom('points')
    .select('balance')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return account?.balance ?? 0;
}

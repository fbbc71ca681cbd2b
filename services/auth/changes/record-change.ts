import { sql, type Transaction } from 'kysely';
import type { Role } from '#shared/tokens/claims.ts';
import type { AuthTables } from '../db/schema.ts';

/** The account as it is from now on. */
type Changed = { id: string; version: number; tokens_from: number; role: Role | null };

/** Keeps, for as long as tokens live, what became of an account; in the transaction that makes it so. */
export async function recordChange(
  tx: Transaction<AuthTables>,
  { id, version, tokens_from, role }: Changed,
): Promise<void> {
  const now = { version, tokens_from, role, changed_at: sql<Date>`now()` };
  await tx
    .insertInto('account_changes')
    .values({ user_id: id, ...now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(now))
    .execute();
}

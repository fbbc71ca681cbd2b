import type { Kysely } from 'kysely';
import type { AuthTables } from '../db/schema.ts';

/** True for the first return of an attempt, of however many at once, false for every other. */
export async function useAttempt(db: Kysely<AuthTables>, state: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('used_login_attempts')
    .values({ state })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Nothing came of it, through no fault of theirs. */
export async function giveBackAttempt(db: Kysely<AuthTables>, state: string): Promise<void> {
  await db.deleteFrom('used_login_attempts').where('state', '=', state).execute();
}

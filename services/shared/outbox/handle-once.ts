import { type Kysely, sql, type Transaction } from 'kysely';
import { inTransaction } from '../database/transaction.ts';

/**
 * Runs the effect of an event once, however often it is delivered: its id is recorded in the
 * effect's own transaction. Returns undefined when an earlier delivery has had the effect.
 */
export async function handleOnce<Tables, Result>(
  db: Kysely<Tables>,
  eventId: string,
  effect: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result | undefined> {
  return inTransaction(db, async (tx) => {
    const { numAffectedRows } = await sql`
      insert into inbox (event_id) values (${eventId}) on conflict do nothing`.execute(tx);
    return numAffectedRows === 1n ? effect(tx) : undefined;
  });
}

import type { Kysely, Transaction } from 'kysely';

/** Serialization failure and deadlock: PostgreSQL undid everything and asks for another try. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const TRIES = 3;

/**
 * Runs `work` in one transaction. No network call belongs in here: it would hold
 * a connection and row locks for as long as a stranger takes to answer.
 */
export async function inTransaction<Tables, Result>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === TRIES || !wantsAnotherTry(error)) throw error;
    }
  }
}

const wantsAnotherTry = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && TRY_AGAIN.has(error.code);

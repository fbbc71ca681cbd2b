import type { Kysely } from 'kysely';
import type { PaymentTables } from '../db/schema.ts';

/** Refunds that are resolved and not done. */
export async function countWaiting(db: Kysely<PaymentTables>): Promise<number> {
  const { waiting } = await db
    .selectFrom('refunds')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    // As the index of refunds that wait has it.
    .where('next_attempt_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return waiting;
}

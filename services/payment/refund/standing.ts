import { type Kysely, sql } from 'kysely';
import type { Payment, PaymentTables } from '../db/schema.ts';

/** How many refunds of a payment are not done, and what of it is still with us, in KRW. */
export async function standingOf(db: Kysely<PaymentTables>, { id, amount }: Payment) {
  const { waiting, back } = await db
    .selectFrom('refunds')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('status', '=', 'PENDING').as('waiting'),
      sql<number>`coalesce(sum(card_amount + point_amount) filter (where status = 'DONE'), 0)`.as('back'),
    ])
    .where('payment_id', '=', id)
    .executeTakeFirstOrThrow();
  return { waiting, left: amount - back };
}

import { type Kysely, sql, type UpdateObject } from 'kysely';
import type { Payment, PaymentTables } from '../db/schema.ts';
import type { NextStatus, PaymentStatus } from './status.ts';

type Changes = Omit<
  UpdateObject<PaymentTables, 'payments'>,
  'id' | 'status' | 'version' | 'attempts' | 'next_attempt_at'
> & {
  /** When the reconciler takes the payment up in its new state; null: nothing is left to do. */
  next_attempt_at: UpdateObject<PaymentTables, 'payments'>['next_attempt_at'];
};

/**
 * The one way a payment changes its status: allowed by the table of status.ts, and only from the
 * status expected. Returns undefined when somebody else has moved it before.
 */
export async function movePayment<From extends PaymentStatus>(
  db: Kysely<PaymentTables>,
  id: string,
  from: From,
  to: NextStatus<From>,
  changes: Changes,
): Promise<Payment | undefined> {
  return db
    .updateTable('payments')
    .set({ ...changes, status: to, version: sql`version + 1`, attempts: 0 })
    .where('id', '=', id)
    .where('status', '=', from)
    .returningAll()
    .executeTakeFirst();
}

import type { Kysely } from 'kysely';
import type { PaymentTables, Refund } from '../db/schema.ts';

/** The refunds of a payment, done or not, in the order in which they were resolved. */
export const refundsOf = (db: Kysely<PaymentTables>, paymentId: string): Promise<Refund[]> =>
  db.selectFrom('refunds').selectAll().where('payment_id', '=', paymentId).orderBy('sequence').execute();

/** A refund by its id. */
export const findRefund = (db: Kysely<PaymentTables>, id: string): Promise<Refund | undefined> =>
  db.selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst();

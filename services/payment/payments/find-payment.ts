import { type Kysely, sql, type Transaction } from 'kysely';
import type { Payment, PaymentTables } from '../db/schema.ts';

/** A payment by its id. */
export const findPayment = (db: Kysely<PaymentTables>, id: string): Promise<Payment | undefined> =>
  db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();

/** The same of one that is known to be there. */
export async function requirePayment(db: Kysely<PaymentTables>, id: string): Promise<Payment> {
  const payment = await findPayment(db, id);
  if (!payment) throw new Error(`payment ${id} is gone`);
  return payment;
}

/** The same, for whoever decides by what they read: nobody moves it until the transaction ends. */
export const lockPayment = (tx: Transaction<PaymentTables>, id: string): Promise<Payment | undefined> =>
  tx.selectFrom('payments').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** The one payment of a reservation that took money or is about to, if there is one. */
export const findPaymentThatCounts = (
  db: Kysely<PaymentTables>,
  reservationId: string,
): Promise<Payment | undefined> =>
  db
    .selectFrom('payments')
    .selectAll()
    .where('reservation_id', '=', reservationId)
    .where('status', '<>', sql.lit('FAILED'))
    .executeTakeFirst();

/** What a buyer sees of a reservation's payments: the one that counts, else the last that failed. */
export const findLatestPayment = (
  db: Kysely<PaymentTables>,
  reservationId: string,
): Promise<Payment | undefined> =>
  db
    .selectFrom('payments')
    .selectAll()
    .where('reservation_id', '=', reservationId)
    .orderBy((eb) => eb('status', '=', 'FAILED'))
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();

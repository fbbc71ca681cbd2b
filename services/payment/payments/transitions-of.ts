import type { Kysely } from 'kysely';
import type { PaymentTables, Transition } from '../db/schema.ts';

/** How a payment came to stand where it does, the first move first. Its beginning is its own `created_at`. */
export const transitionsOf = (db: Kysely<PaymentTables>, paymentId: string): Promise<Transition[]> =>
  db
    .selectFrom('payment_transitions')
    .selectAll()
    .where('payment_id', '=', paymentId)
    .orderBy('version')
    .execute();

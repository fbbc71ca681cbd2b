import { type Kysely, sql } from 'kysely';
import type { PaymentTables, PointCharge } from '../db/schema.ts';
import type { PaymentFilter } from './find-payments.ts';
import { aMinuteAgo } from './trouble.ts';

const AT_MOST = 100;

/** Charges of points that are under way for more than a minute, so that nobody can say how they end; the oldest first. */
export function chargesInDoubt(
  db: Kysely<PaymentTables>,
  { userId, gateway }: Pick<PaymentFilter, 'userId' | 'gateway'>,
): Promise<PointCharge[]> {
  let query = db
    .selectFrom('point_charges')
    .selectAll()
    // Written out, as the index of charges under way has it.
    .where('status', '=', sql.lit('PROCESSING'))
    .where(sql<boolean>`created_at < ${aMinuteAgo}`);
  if (userId) query = query.where('user_id', '=', userId);
  if (gateway) query = query.where('gateway', '=', gateway);
  return query.orderBy('created_at').limit(AT_MOST).execute();
}

import { type Kysely, sql } from 'kysely';
import { LEASE_SECONDS } from '#shared/database/lease.ts';
import { ageSeconds, secondsFromNow } from '../db/open-work.ts';
import type { Payment, PaymentTables, PointCharge } from '../db/schema.ts';

const BATCH = 10;

export type Claimed<Row> = Row & { age_seconds: number };
type Rows = { payments: Payment; point_charges: PointCharge };

export const claimPayments = (db: Kysely<PaymentTables>) => claim(db, 'payments');
export const claimCharges = (db: Kysely<PaymentTables>) => claim(db, 'point_charges');

/** Takes what is due in hand, oldest first; other replicas skip what is being claimed. */
async function claim<Table extends keyof Rows>(
  db: Kysely<PaymentTables>,
  table: Table,
): Promise<Claimed<Rows[Table]>[]> {
  const { rows } = await sql<Claimed<Rows[Table]>>`
    update ${sql.table(table)}
    set next_attempt_at = ${secondsFromNow(LEASE_SECONDS)}, attempts = attempts + 1
    where id in (
      select id from ${sql.table(table)} where next_attempt_at <= now()
      order by next_attempt_at limit ${BATCH} for update skip locked)
    returning *, ${ageSeconds}`.execute(db);
  return rows;
}

/** Of one payment's refunds to its card the oldest alone: the gateway has to have taken it before the next. */
export const claimRefunds = (db: Kysely<PaymentTables>) =>
  db
    .updateTable('refunds')
    .set((eb) => ({
      next_attempt_at: secondsFromNow(LEASE_SECONDS),
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('refunds as r')
        .select('r.id')
        .where('r.next_attempt_at', '<=', sql<Date>`now()`)
        .where(
          sql<boolean>`not (r.card_amount > 0 and exists (
            select from refunds earlier
            where earlier.payment_id = r.payment_id and earlier.sequence < r.sequence
              and earlier.card_amount > 0 and earlier.status = 'PENDING'))`,
        )
        .orderBy('r.next_attempt_at')
        .limit(BATCH)
        .forUpdate('r')
        .skipLocked(),
    )
    .returningAll()
    .execute();

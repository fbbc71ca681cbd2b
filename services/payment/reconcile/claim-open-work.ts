import { type Kysely, sql } from 'kysely';
import { ageSeconds, LEASE_SECONDS, secondsFromNow } from '../db/open-work.ts';
import type { PaymentTables } from '../db/schema.ts';

const BATCH = 10;

/** Takes what is due in hand, oldest first; other replicas skip what is being claimed. */
export const claimPayments = (db: Kysely<PaymentTables>) =>
  db
    .updateTable('payments')
    .set((eb) => ({
      next_attempt_at: secondsFromNow(LEASE_SECONDS),
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('payments')
        .select('id')
        .where('next_attempt_at', '<=', sql<Date>`now()`)
        .orderBy('next_attempt_at')
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .returning(ageSeconds)
    .execute();

export const claimCharges = (db: Kysely<PaymentTables>) =>
  db
    .updateTable('point_charges')
    .set((eb) => ({
      next_attempt_at: secondsFromNow(LEASE_SECONDS),
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('point_charges')
        .select('id')
        .where('next_attempt_at', '<=', sql<Date>`now()`)
        .orderBy('next_attempt_at')
        .limit(BATCH)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .returning(ageSeconds)
    .execute();

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

export type Claimed<Row> = Row & { age_seconds: number };

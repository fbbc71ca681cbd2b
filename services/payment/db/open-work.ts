import { type Kysely, sql } from 'kysely';
import { LEASE_SECONDS, whileRenewed } from '#shared/database/lease.ts';
import type { PaymentStatus } from '../payments/status.ts';
import type { ChargeStatus, PaymentTables, RefundStatus } from './schema.ts';

/** Buyers wait for a payment; what waits for a gateway to take money back has time. */
const LONGEST_PAUSE_SECONDS = { payment: 60, refund: 3_600 };

/** Nobody knows yet how the order ended. A verdict may come while the card is asked, or after nobody could say. */
export const OPEN = ['PROCESSING', 'UNCERTAIN'] as const;
export type Status = PaymentStatus | ChargeStatus | RefundStatus;

/** A row with something left to do. */
export type Work = { table: 'payments' | 'point_charges' | 'refunds'; id: string };

/** An instant by the database's clock. */
export const secondsFromNow = (seconds: number) =>
  sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})`;

/** Now, by the same clock. */
export async function databaseNow(db: Kysely<PaymentTables>): Promise<Date> {
  const { now } = await db.selectNoFrom(secondsFromNow(0).as('now')).executeTakeFirstOrThrow();
  return now;
}

/** How long ago a row was made, by the database's clock. */
export const ageSeconds = sql<number>`extract(epoch from clock_timestamp() - created_at)::float8`.as(
  'age_seconds',
);

/** 2, 4, 8 … seconds: what does not answer is asked less and less often, but never forgotten. */
export const growingPause = (attempts: number, of: 'payment' | 'refund' = 'payment'): number =>
  Math.min(2 ** attempts, LONGEST_PAUSE_SECONDS[of]);

/**
 * Keeps a row in this process's hands while `act` waits for somebody outside. Should the reconciler come in early
 * all the same: every change of state is conditional.
 */
export function inHand<T>(db: Kysely<PaymentTables>, { table, id }: Work, act: () => Promise<T>): Promise<T> {
  const renew = () =>
    sql`update ${sql.table(table)}
        set next_attempt_at = greatest(next_attempt_at, ${secondsFromNow(LEASE_SECONDS)})
        where id = ${id} and next_attempt_at is not null`.execute(db);
  return whileRenewed(renew, act);
}

/**
 * Leaves a row to the reconciler, which takes it up in so many seconds; as long as it stands as whoever had it
 * knows it. Who has moved it since has also said when it is due.
 */
export async function putBack(
  db: Kysely<PaymentTables>,
  { table, id }: Work,
  whileIn: readonly Status[],
  seconds: number,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set next_attempt_at = ${secondsFromNow(seconds)}
    where id = ${id} and status = any(${whileIn}) and next_attempt_at is not null`.execute(db);
}

/** Hands a row to the reconciler at once, also one that had nothing left to do; not one that is in hand. */
export async function takeUpNow(db: Kysely<PaymentTables>, { table, id }: Work): Promise<void> {
  await sql`
    update ${sql.table(table)} set next_attempt_at = ${secondsFromNow(0)}
    where id = ${id}
      and (next_attempt_at is null or next_attempt_at > ${secondsFromNow(LEASE_SECONDS)})`.execute(db);
}

/** The same for all that a payment still has to give back. */
export async function takeRefundsUpNow(db: Kysely<PaymentTables>, paymentId: string): Promise<void> {
  await sql`
    update refunds set next_attempt_at = ${secondsFromNow(0)}
    where payment_id = ${paymentId} and next_attempt_at > ${secondsFromNow(LEASE_SECONDS)}`.execute(db);
}

/** Nothing is left to do for a row. */
export async function finish(db: Kysely<PaymentTables>, { table, id }: Work): Promise<void> {
  await sql`update ${sql.table(table)} set next_attempt_at = null where id = ${id}`.execute(db);
}

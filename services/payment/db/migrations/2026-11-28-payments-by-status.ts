import { type Kysely, sql } from 'kysely';

/**
 * Every UPDATE of a payment writes to each index it is in. Most are paid and stay so, and a list of those is
 * found by their ids; only the others are looked for by their status.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index payments_by_status`.execute(db);
  await sql`create index payments_by_status on payments (status, id) where status <> 'SUCCESS'`.execute(db);
}

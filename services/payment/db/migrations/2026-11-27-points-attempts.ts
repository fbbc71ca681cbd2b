import { type Kysely, sql } from 'kysely';

/** Repeats of a charge are known by the attempt of their key, not by the key: that counts for a day only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table point_charges rename column idempotency_key to attempt_id`.execute(db);
  await sql`alter index one_charge_per_key rename to one_charge_per_attempt`.execute(db);
}

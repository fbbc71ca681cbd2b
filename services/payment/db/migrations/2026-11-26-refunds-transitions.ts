import { type Kysely, sql } from 'kysely';

/** Payments that nobody can say the end of yet, and a record of every move of a payment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payments
      drop constraint payments_status_check,
      add constraint payments_status_check check
        (status in ('PROCESSING', 'UNCERTAIN', 'SUCCESS', 'FAILED', 'REFUNDING', 'REFUNDED'))`.execute(db);
  // A move raises the version, so that the two tell one move.
  await sql`
    create table payment_transitions (
      payment_id uuid not null references payments,
      version int not null,
      from_status text not null,
      to_status text not null,
      cause text not null check (cause in ('request', 'reconciler', 'webhook', 'event', 'admin')),
      detail text,
      at timestamptz not null default clock_timestamp(),
      primary key (payment_id, version)
    )`.execute(db);
  await sql`revoke update, delete, truncate on payment_transitions from current_user`.execute(db);
}

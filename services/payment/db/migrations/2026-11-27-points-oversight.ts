import { type Kysely, sql } from 'kysely';

/** What administrators look for, and a record of what was told of a payment: the outbox forgets it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index payments_of_a_user on payments (user_id, id)`.execute(db);
  await sql`create index payments_of_an_event on payments ((reservation ->> 'eventId'), id)`.execute(db);
  await sql`create index payments_by_status on payments (status, id)`.execute(db);
  await sql`create index refunds_by_time on refunds (done_at) where done_at is not null`.execute(db);
  await sql`create index histories_of_a_reference on point_histories (reference_id)`.execute(db);
  await sql`create index audit_log_of_a_subject on audit_log (subject_id)`.execute(db);

  await sql`
    create table told_events (
      id uuid primary key,
      payment_id uuid not null,
      type text not null,
      at timestamptz not null
    )`.execute(db);
  await sql`create index told_events_of_a_payment on told_events (payment_id, at)`.execute(db);
  await sql`
    create function note_told_event() returns trigger language plpgsql as $$
    begin
      insert into told_events (id, payment_id, type, at)
      values (new.id, (new.data ->> 'paymentId')::uuid, new.type, new.created_at);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger note_told_event after insert on outbox
    for each row when (new.data ->> 'paymentId' is not null) execute function note_told_event()`.execute(db);
}

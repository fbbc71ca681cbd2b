import { type Kysely, sql } from 'kysely';

/** Refunds as rows of their own: a payment may go back in parts, each once, together never more than was paid. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `sequence` is the payment's version that resolved it: the order in which refunds were resolved.
  await sql`
    create table refunds (
      id uuid primary key,
      payment_id uuid not null references payments,
      sequence int not null,
      items jsonb,
      card_amount int not null check (card_amount >= 0),
      point_amount int not null check (point_amount >= 0),
      reason text not null check (reason in ('cancelled', 'event_cancelled', 'rejected', 'admin')),
      note text check (length(note) <= 200),
      requested_by uuid,
      status text not null check (status in ('PENDING', 'DONE')),
      version int not null default 0,
      attempts int not null default 0,
      next_attempt_at timestamptz,
      refusals int not null default 0,
      last_answer text,
      created_at timestamptz not null default clock_timestamp(),
      done_at timestamptz,
      unique (payment_id, sequence),
      check ((status = 'DONE') = (done_at is not null)),
      check ((status = 'PENDING') = (next_attempt_at is not null))
    )`.execute(db);
  await sql`
    create index refunds_waiting on refunds (next_attempt_at) where next_attempt_at is not null`.execute(db);
  // All that goes back at once, or all that was left: there is one of these for a payment.
  await sql`
    create unique index one_refund_of_the_rest on refunds (payment_id) where items is null`.execute(db);

  await sql`
    alter table payments
      add column returned_card int not null default 0,
      add column returned_points int not null default 0`.execute(db);
  // Their keys at the gateway go on as they were: they were made of the payment's id.
  await sql`
    insert into refunds (id, payment_id, sequence, card_amount, point_amount, reason, status,
      attempts, next_attempt_at, refusals, created_at, done_at)
    select id, id, version, card_amount, point_used, refund_reason,
      case status when 'REFUNDED' then 'DONE' else 'PENDING' end,
      attempts, case when status = 'REFUNDING' then coalesce(next_attempt_at, clock_timestamp()) end,
      gateway_refusals, coalesce(refunded_at, clock_timestamp()), refunded_at
    from payments where status in ('REFUNDING', 'REFUNDED')`.execute(db);
  await sql`
    update payments set returned_card = card_amount, returned_points = point_used, next_attempt_at = null
    where status in ('REFUNDING', 'REFUNDED')`.execute(db);
  await sql`
    alter table payments
      drop column gateway_refusals,
      add constraint no_more_goes_back_to_the_card_than_it_paid check (returned_card between 0 and card_amount),
      add constraint no_more_points_go_back_than_were_used check (returned_points between 0 and point_used),
      add constraint a_payment_that_goes_back_goes_back_whole check
        (status not in ('REFUNDING', 'REFUNDED') or (returned_card = card_amount and returned_points = point_used)),
      add constraint only_what_was_paid_goes_back check
        (paid_at is not null or (returned_card = 0 and returned_points = 0))`.execute(db);

  // Parts of one payment give points back several times, each for a cause of its own.
  await sql`alter table point_histories add column cause_id uuid`.execute(db);
  await sql`drop index one_movement_each_way`.execute(db);
  await sql`
    create unique index one_movement_each_way
    on point_histories (coalesce(cause_id, reference_id), (amount > 0))`.execute(db);
}

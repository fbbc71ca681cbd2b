import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table points (
      user_id uuid primary key,
      balance int not null default 0 check (balance >= 0),
      version int not null default 0,
      created_at timestamptz not null default clock_timestamp(),
      updated_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  await sql`
    create table point_histories (
      id uuid primary key,
      user_id uuid not null references points,
      sequence int not null check (sequence > 0),
      type text not null,
      amount int not null check (amount <> 0),
      balance_after int not null check (balance_after >= 0),
      reference_type text not null check (reference_type in ('PAYMENT', 'RESERVATION', 'MANUAL')),
      reference_id uuid,
      description varchar(255) not null,
      created_at timestamptz not null default clock_timestamp(),
      unique (user_id, sequence),
      check (case type when 'USE' then amount < 0 else type in ('CHARGE', 'REFUND', 'CANCEL') and amount > 0 end)
    )`.execute(db);
  // What was taken for a payment comes back at most once, whether it failed or was refunded.
  await sql`
    create unique index one_movement_each_way on point_histories (reference_id, (amount > 0))`.execute(db);
  // A mistake gets a correcting entry; nothing is ever rewritten.
  await sql`revoke update, delete, truncate on point_histories from current_user`.execute(db);

  await sql`
    create table point_charges (
      id uuid primary key,
      user_id uuid not null,
      idempotency_key text,
      amount int not null check (amount > 0),
      status text not null check (status in ('PROCESSING', 'SUCCESS', 'FAILED')),
      buyer jsonb not null,
      gateway_key text,
      failure_code text,
      attempts int not null default 0,
      next_attempt_at timestamptz,
      created_at timestamptz not null default clock_timestamp(),
      charged_at timestamptz,
      check ((status = 'SUCCESS') = (charged_at is not null)),
      check ((status = 'SUCCESS') = (gateway_key is not null)),
      check ((status = 'FAILED') = (failure_code is not null))
    )`.execute(db);
  // A repeat of an uncertain charge finds the first one; only one that took nothing may be tried again.
  await sql`
    create unique index one_charge_per_key on point_charges (user_id, idempotency_key)
    where status <> 'FAILED'`.execute(db);
  await sql`
    create index charges_under_way on point_charges (user_id) where status = 'PROCESSING'`.execute(db);
  await sql`
    create index charges_with_open_work on point_charges (next_attempt_at)
    where next_attempt_at is not null`.execute(db);
}

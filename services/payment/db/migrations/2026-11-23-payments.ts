import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table payments (
      id uuid primary key,
      user_id uuid not null,
      reservation_id uuid not null,
      amount int not null,
      payment_method text not null check (payment_method in ('CARD', 'POINT', 'MIXED')),
      channel text not null
        check (channel in ('naver_pay', 'kakao_pay', 'bank_transfer', 'card', 'point', 'mixed')),
      point_used int not null check (point_used >= 0),
      card_amount int not null check (card_amount >= 0),
      status text not null
        check (status in ('PROCESSING', 'SUCCESS', 'FAILED', 'REFUNDING', 'REFUNDED')),
      version int not null default 0,
      reservation jsonb not null,
      buyer jsonb not null,
      gateway_key text,
      gateway_refusals int not null default 0,
      failure_code text,
      refund_reason text check (refund_reason in ('cancelled', 'rejected')),
      attempts int not null default 0,
      next_attempt_at timestamptz,
      created_at timestamptz not null default clock_timestamp(),
      paid_at timestamptz,
      confirmed_at timestamptz,
      refunded_at timestamptz,
      check (point_used + card_amount = amount),
      check ((status in ('SUCCESS', 'REFUNDING', 'REFUNDED')) = (paid_at is not null)),
      check (card_amount = 0 or paid_at is null or gateway_key is not null),
      check ((status = 'FAILED') = (failure_code is not null)),
      check ((status in ('REFUNDING', 'REFUNDED')) = (refund_reason is not null)),
      check ((status = 'REFUNDED') = (refunded_at is not null))
    )`.execute(db);
  // One reservation is paid at most once in its life: two tabs race for this index, one charges.
  await sql`
    create unique index one_payment_per_reservation on payments (reservation_id)
    where status <> 'FAILED'`.execute(db);
  await sql`create index payments_of_reservation on payments (reservation_id, created_at)`.execute(db);
  await sql`
    create index payments_with_open_work on payments (next_attempt_at)
    where next_attempt_at is not null`.execute(db);
  await sql`create index payments_by_time on payments (paid_at) where paid_at is not null`.execute(db);
}

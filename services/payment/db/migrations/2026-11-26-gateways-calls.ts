import { type Kysely, sql } from 'kysely';

/** What was asked of which gateway, and what it said: for people who look into a payment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_calls (
      id uuid primary key,
      order_id text,
      gateway text not null check (gateway in ('toss', 'portone')),
      call text not null check (call in ('confirm', 'find', 'cancel', 'list')),
      amount int,
      http_status int,
      outcome text not null,
      code text,
      key_end text check (length(key_end) <= 4),
      took_ms int not null,
      at timestamptz not null default clock_timestamp()
    )`.execute(db);
  await sql`create index gateway_calls_of_an_order on gateway_calls (order_id, id)`.execute(db);
}

import { type Kysely, sql } from 'kysely';

/** What a day looks like at a gateway, held against what it looks like here. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gateway_comparisons (
      id uuid primary key,
      day text not null check (day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      gateway text not null check (gateway in ('toss', 'portone')),
      status text not null check (status in ('RUNNING', 'DONE', 'UNREADABLE')),
      compared int not null default 0,
      different int not null default 0,
      differences jsonb not null default '[]',
      started_at timestamptz not null default clock_timestamp(),
      finished_at timestamptz,
      check ((status = 'RUNNING') = (finished_at is null))
    )`.execute(db);
  await sql`create index gateway_comparisons_of_a_day on gateway_comparisons (day, gateway, id)`.execute(db);
  await sql`
    create index charges_by_time on point_charges (charged_at) where charged_at is not null`.execute(db);
}

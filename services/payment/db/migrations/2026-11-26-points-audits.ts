import { type Kysely, sql } from 'kysely';

/** What an audit of the points found: it only reports, nothing is repaired. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table point_audits (
      id uuid primary key,
      started_at timestamptz not null,
      finished_at timestamptz not null default clock_timestamp(),
      accounts int not null,
      up_to uuid,
      different int not null,
      differences jsonb not null
    )`.execute(db);
  await sql`create index points_by_change on points (updated_at, user_id)`.execute(db);
}

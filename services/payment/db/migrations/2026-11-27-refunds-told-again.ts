import { type Kysely, sql } from 'kysely';

/** When a refund that an administrator asked for is told again, and how often it was told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table refunds add column tell_again_at timestamptz, add column told int not null default 0`.execute(
    db,
  );
  await sql`
    create index refunds_to_tell_again on refunds (tell_again_at) where tell_again_at is not null`.execute(
    db,
  );
}

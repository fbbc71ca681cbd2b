import { type Kysely, sql } from 'kysely';
import { indexIdempotencyKeysTime } from '#shared/http/idempotency-keys.ts';
import { indexInboxTime } from '#shared/outbox/table.ts';

/** By which what has served its time is found: it is deleted in small parts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await indexInboxTime.execute(db);
  await indexIdempotencyKeysTime.execute(db);
  await sql`create index gateway_calls_by_time on gateway_calls (at)`.execute(db);
  await sql`create index told_events_by_time on told_events (at)`.execute(db);
  await sql`create index point_audits_by_time on point_audits (finished_at)`.execute(db);
  await sql`create index gateway_comparisons_by_time on gateway_comparisons (started_at)`.execute(db);
}

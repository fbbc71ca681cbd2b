import { type Kysely, sql } from 'kysely';
import { countRunsOfIdempotencyKeys } from '#shared/http/idempotency-keys.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await countRunsOfIdempotencyKeys.execute(db);
  // Nor is it ever rewritten who did what.
  await sql`revoke update, delete, truncate on audit_log from current_user`.execute(db);
}

import { type Kysely, sql } from 'kysely';
import { indexAuditLog } from '#shared/audit/audit-log.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const step of indexAuditLog) await step.execute(db);
  // The one by subject and time does all that it did.
  await sql`drop index audit_log_of_a_subject`.execute(db);
}

import type { Kysely } from 'kysely';
import { createIdempotencyKeys } from '#shared/http/idempotency-keys.ts';
import { createInbox, createOutbox } from '#shared/outbox/table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createOutbox.execute(db);
  await createInbox.execute(db);
  await createIdempotencyKeys.execute(db);
}

import type { Kysely } from 'kysely';
import { indexIdempotencyKeysTime } from '#shared/http/idempotency-keys.ts';
import { indexInboxTime } from '#shared/outbox/table.ts';

/** By which what has served its time is found: it is deleted in small parts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await indexInboxTime.execute(db);
  await indexIdempotencyKeysTime.execute(db);
}

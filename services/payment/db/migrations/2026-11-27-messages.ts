import type { Kysely } from 'kysely';
import { createDeadLetters } from '#shared/dead-letters/table.ts';
import { addTries } from '#shared/outbox/table.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const step of [addTries, ...createDeadLetters]) await step.execute(db);
}

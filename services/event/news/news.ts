import type { Selectable } from 'kysely';
import type { EventTables } from '../db/schema.ts';

export type NewsRow = Selectable<EventTables['news']>;

/** News on the wire: the list of the front end reads `createdAt`, its page `created_at`. */
export const newsView = ({ created_at, updated_at, ...news }: NewsRow) => ({
  ...news,
  created_at: created_at.toISOString(),
  createdAt: created_at.toISOString(),
  updated_at: updated_at.toISOString(),
});

import { sql } from 'kysely';
import type { EventContext } from '../context.ts';
import type { EventStatus } from './status.ts';

/**
 * Writes the status of every event that the clock has moved on. Others are told nothing: they go by the dates.
 * Any number of replicas may run it; each event changes once.
 */
export async function updateStatus({
  db,
  catalogueChanged,
}: Pick<EventContext, 'db' | 'catalogueChanged'>): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('events')
    .set({ status: sql<EventStatus>`event_status(events, clock_timestamp())` })
    .where('status_until', '<=', sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) catalogueChanged();
  return Number(numUpdatedRows);
}

import type { Transaction } from 'kysely';
import type { Layout } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import type { ReservationTables } from '../db/schema.ts';

export type LockedEvent = { id: string; title: string; layout: Layout | null };

/**
 * The event an administrator changes, locked: its changes go one after the other. Buyers do not wait for it.
 * Throws 404 `EVENT_NOT_FOUND`, also for one that was deleted.
 */
export async function lockEvent(tx: Transaction<ReservationTables>, eventId: string): Promise<LockedEvent> {
  const event = await tx
    .selectFrom('event_copies')
    .select(['id', 'title', 'layout'])
    .where('id', '=', eventId)
    .where('status', '!=', 'deleted')
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!event) throw new AppError('EVENT_NOT_FOUND');
  return event;
}

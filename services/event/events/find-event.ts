import type { Selection } from 'kysely';
import type { Layout } from '#shared/events/facts.ts';
import type { EventDb, EventTables } from '../db/schema.ts';
import { statusNow } from './status.ts';

/** All of an event that a client may see. */
export const shownEvent = [
  'id',
  'title',
  'description',
  'venue',
  'address',
  'event_date',
  'sale_start_date',
  'sale_end_date',
  'poster_image_url',
  statusNow.as('status'),
  'seat_layout_id',
  'artist_name',
  'pre_scaled',
  'created_by',
  'created_at',
  'updated_at',
] as const;
export type ShownEvent = Selection<EventTables, 'events', (typeof shownEvent)[number]>;

export type FoundEvent = { event: ShownEvent; layout: Layout | null };

/** An event as a client sees it, with the layout it was made with; none once it was deleted. */
export async function findEvent(db: EventDb, id: string): Promise<FoundEvent | undefined> {
  const row = await db
    .selectFrom('events')
    .select([...shownEvent, 'layout'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { layout, ...event } = row;
  return { event, layout };
}

import type { Selection } from 'kysely';
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

/** An event as a client sees it; none once it was deleted. */
export const findEvent = (db: EventDb, id: string): Promise<ShownEvent | undefined> =>
  db
    .selectFrom('events')
    .select(shownEvent)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

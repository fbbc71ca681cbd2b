import type { EventDb } from '../db/schema.ts';
import { statusNow } from './status.ts';

/** An event with all a client may see of it. */
export const findEvent = (db: EventDb, id: string) =>
  db
    .selectFrom('events')
    .select([
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
    ])
    .where('id', '=', id)
    .executeTakeFirst();

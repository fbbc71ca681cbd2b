import type { Page } from '#shared/http/pagination.ts';
import type { EventDb } from '../db/schema.ts';
import { type EventStatus, statusNow } from './status.ts';

/** An event as the cards of the catalogue show it. */
export type ListedEvent = Awaited<ReturnType<typeof pageOf>>[number];
export type FoundEvents = { events: ListedEvent[]; total: number };

type Wanted = Page & { status: EventStatus | undefined };

/** One page of the catalogue, those whose sale starts first in front, and how many there are in all. */
export async function findEvents(db: EventDb, wanted: Wanted): Promise<FoundEvents> {
  const [events, { total }] = await Promise.all([
    pageOf(db, wanted),
    offered(db, wanted.status)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { events, total };
}

const pageOf = (db: EventDb, { status, page, limit }: Wanted) =>
  offered(db, status)
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
      'artist_name',
      'ticket_type_count',
      'min_price',
      'max_price',
    ])
    .orderBy('sale_start_date')
    .orderBy('id')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute();

function offered(db: EventDb, status: EventStatus | undefined) {
  const all = db.selectFrom('events').where('deleted_at', 'is', null);
  return status ? all.where('status', '=', status) : all;
}

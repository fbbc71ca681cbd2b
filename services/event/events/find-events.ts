import { type RawBuilder, sql } from 'kysely';
import type { Page } from '#shared/http/pagination.ts';
import type { EventDb } from '../db/schema.ts';
import type { EventOrder } from './list-query.ts';
import { type EventStatus, statusNow } from './status.ts';

const ORDERS: Record<EventOrder, RawBuilder<unknown>> = {
  sale_start_date: sql`sale_start_date, id`,
  event_date: sql`event_date, id`,
  '-created_at': sql`created_at desc, id desc`,
};

/** An event as the cards of the catalogue show it. */
export type ListedEvent = Awaited<ReturnType<typeof pageOf>>[number];
export type FoundEvents = { events: ListedEvent[]; total: number };

/** In any of the statuses, or of none in particular. */
type Wanted = Page & { statuses: EventStatus[]; sort: EventOrder };

/** One page of the catalogue, and how many there are in all. */
export async function findEvents(db: EventDb, wanted: Wanted): Promise<FoundEvents> {
  const [events, { total }] = await Promise.all([
    pageOf(db, wanted),
    offered(db, wanted.statuses)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { events, total };
}

/** First which ones, then all of these: sorting tens of thousands is cheap as long as they are ids. */
const pageOf = (db: EventDb, { statuses, sort, page, limit }: Wanted) =>
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
      'artist_name',
      'ticket_type_count',
      'min_price',
      'max_price',
    ])
    .where(
      'id',
      'in',
      offered(db, statuses)
        .select('id')
        .orderBy(ORDERS[sort])
        .limit(limit)
        .offset((page - 1) * limit),
    )
    .orderBy(ORDERS[sort])
    .execute();

function offered(db: EventDb, statuses: EventStatus[]) {
  const all = db.selectFrom('events').where('deleted_at', 'is', null);
  const [only, ...others] = statuses;
  if (!only) return all;
  return others.length === 0 ? all.where('status', '=', only) : all.where('status', 'in', statuses);
}

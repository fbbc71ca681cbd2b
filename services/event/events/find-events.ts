import { sql } from 'kysely';
import type { EventDb } from '../db/schema.ts';
import type { ListQuery } from './list-query.ts';
import { type EventStatus, statusNow } from './status.ts';

type Filter = { status: EventStatus | undefined; q: string | undefined };

/** One page of the catalogue, those whose sale starts first in front, and how many there are in all. */
export async function findEvents(db: EventDb, query: Filter & Pick<ListQuery, 'page' | 'limit'>) {
  const { page, limit } = query;
  const [events, { total }] = await Promise.all([
    matching(db, query)
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
      .execute(),
    matching(db, query)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  return { events, total };
}

function matching(db: EventDb, { status, q }: Filter) {
  let query = db.selectFrom('events');
  if (status) query = query.where(statusNow, '=', status);
  if (q) query = query.where(sql<boolean>`search_text ilike ${containing(q)}`);
  return query;
}

/** The term itself, wherever it stands: what LIKE takes for wildcards is meant literally. */
const containing = (term: string): string => `%${term.replace(/[\\%_]/g, '\\$&')}%`;

import { paginationOf } from '#shared/http/pagination.ts';
import type { EventDb } from '../db/schema.ts';
import { keepReady, type Ready } from '../ready-answers.ts';
import { searchEvents } from '../search/search-events.ts';
import { findEvents } from './find-events.ts';
import type { ListQuery } from './list-query.ts';
import { EventStatus } from './status.ts';

/** The answer to a list request, ready to be sent. */
export type EventLists = { answer: (query: ListQuery) => Promise<Ready>; drop: () => void };

const MAX_BYTES = 32 * 1_048_576;

/**
 * Event lists, at most two seconds old, and never older than a change made here. A status that does not exist
 * lists nothing.
 */
export function keepEventLists(db: EventDb): EventLists {
  const lists = keepReady<Ready>(MAX_BYTES);
  return {
    async answer({ status, q, sort, page, limit }) {
      const statuses = statusesIn(status);
      if (status && statuses.length === 0) return { body: serialised([], page, limit, 0) };
      return lists.answer(`${statuses} ${sort} ${page} ${limit} ${q ?? ''}`, async () => {
        const query = { statuses, page, limit };
        const { events, total } = q
          ? await searchEvents(db, { ...query, q })
          : await findEvents(db, { ...query, sort });
        return { body: serialised(events, page, limit, total) };
      });
    },
    drop: lists.drop,
  };
}

/** Each once and in one order, so that those who ask for the same are given the same. */
function statusesIn(given = ''): EventStatus[] {
  const wanted = new Set(given.split(','));
  return EventStatus.options.filter((status) => wanted.has(status));
}

const serialised = (events: unknown[], page: number, limit: number, total: number): string =>
  JSON.stringify({ events, pagination: paginationOf({ page, limit }, total) });

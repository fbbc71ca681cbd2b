import { paginationOf } from '#shared/http/pagination.ts';
import type { EventDb } from '../db/schema.ts';
import { keepReady, type Ready } from '../ready-answers.ts';
import { findEvents } from './find-events.ts';
import type { ListQuery } from './list-query.ts';
import { EventStatus } from './status.ts';

/** The answer to a list request, ready to be sent. */
export type EventLists = (query: ListQuery) => Promise<Ready>;

const MAX_BYTES = 32 * 1_048_576;

/** Event lists, at most two seconds old. A status that does not exist lists nothing. */
export function keepEventLists(db: EventDb): EventLists {
  const lists = keepReady<Ready>(MAX_BYTES);
  return async ({ status: wanted, q, page, limit }) => {
    const status = EventStatus.safeParse(wanted).data;
    if (wanted && !status) return { body: serialised([], page, limit, 0) };
    return lists(`${status ?? ''} ${page} ${limit} ${q ?? ''}`, async () => {
      const { events, total } = await findEvents(db, { status, q, page, limit });
      return { body: serialised(events, page, limit, total) };
    });
  };
}

const serialised = (events: unknown[], page: number, limit: number, total: number): string =>
  JSON.stringify({ events, pagination: paginationOf({ page, limit }, total) });

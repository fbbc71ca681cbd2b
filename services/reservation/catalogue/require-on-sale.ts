import { type QueryExecutorProvider, type RawBuilder, sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import { endedUpTo } from '../admission/ended-visits.ts';

export type EventOnSale = {
  id: string;
  title: string;
  venue: string;
  address: string | null;
  event_date: Date;
};

/** An event, with what its buyer's admission goes by. */
export type EventForBuyer = EventOnSale & { endedUpTo: number };

/**
 * The event, if it can be bought for now: by its dates and the database's clock, whatever any status column says.
 * Throws 404 `EVENT_NOT_FOUND`, 409 `EVENT_NOT_ON_SALE`.
 */
export const requireOnSale = (db: QueryExecutorProvider, eventId: string): Promise<EventOnSale> =>
  findOnSale<EventOnSale>(db, eventId, sql``);

/** The same for a buyer, in the same look: up to which number their visits to the waiting room are over. */
export const requireOnSaleTo = (
  db: QueryExecutorProvider,
  { eventId, userId }: { eventId: string; userId: string },
): Promise<EventForBuyer> =>
  findOnSale<EventForBuyer>(db, eventId, sql`, ${endedUpTo(eventId, userId)} as "endedUpTo"`);

async function findOnSale<Found extends EventOnSale>(
  db: QueryExecutorProvider,
  eventId: string,
  alsoSelect: RawBuilder<unknown>,
): Promise<Found> {
  const { rows } = await sql<Found & { on_sale: boolean }>`
    select id, title, venue, address, event_date,
      status = 'scheduled' and clock_timestamp() >= sale_start_date
        and clock_timestamp() < least(sale_end_date, event_date) as on_sale${alsoSelect}
    from event_copies where id = ${eventId} and status <> 'deleted'`.execute(db);
  const event = rows[0];
  if (!event) throw new AppError('EVENT_NOT_FOUND');
  if (!event.on_sale) throw new AppError('EVENT_NOT_ON_SALE');
  return event;
}

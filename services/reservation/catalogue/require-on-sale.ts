import { type QueryExecutorProvider, sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';

export type EventOnSale = {
  id: string;
  title: string;
  venue: string;
  address: string | null;
  event_date: Date;
};

/**
 * The event, if it can be bought for now: by its dates and the database's clock, whatever any status column says.
 * Throws 404 `EVENT_NOT_FOUND`, 409 `EVENT_NOT_ON_SALE`.
 */
export async function requireOnSale(db: QueryExecutorProvider, eventId: string): Promise<EventOnSale> {
  const { rows } = await sql<EventOnSale & { on_sale: boolean }>`
    select id, title, venue, address, event_date,
      status = 'scheduled' and clock_timestamp() >= sale_start_date
        and clock_timestamp() < least(sale_end_date, event_date) as on_sale
    from event_copies where id = ${eventId} and status <> 'deleted'`.execute(db);
  const event = rows[0];
  if (!event) throw new AppError('EVENT_NOT_FOUND');
  if (!event.on_sale) throw new AppError('EVENT_NOT_ON_SALE');
  return event;
}

import { AppError } from '#shared/http/errors.ts';
import type { Db } from '../context.ts';
import { readStock, type TicketTypeView } from './read-stock.ts';

/** The types of one event, dearest first; throws 404 `EVENT_NOT_FOUND`. */
export async function listTicketTypes(db: Db, eventId: string): Promise<TicketTypeView[]> {
  const event = await db
    .selectFrom('event_copies')
    .select('id')
    .where('id', '=', eventId)
    .where('status', '!=', 'deleted')
    .executeTakeFirst();
  if (!event) throw new AppError('EVENT_NOT_FOUND');
  return (await readStock(db, [eventId]))[eventId] ?? [];
}

/** What is left of one type now; throws 404 `TICKET_TYPE_NOT_FOUND`, also when its event was deleted. */
export async function readAvailability(
  db: Db,
  ticketTypeId: string,
): Promise<{ available_quantity: number; total_quantity: number }> {
  const type = await db
    .selectFrom('ticket_types as t')
    .innerJoin('event_copies as e', 'e.id', 't.event_id')
    .select(['t.available_quantity', 't.total_quantity'])
    .where('t.id', '=', ticketTypeId)
    .where('e.status', '!=', 'deleted')
    .executeTakeFirst();
  if (!type) throw new AppError('TICKET_TYPE_NOT_FOUND');
  return type;
}

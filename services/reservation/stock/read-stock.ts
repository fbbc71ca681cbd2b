import type { Db } from '../context.ts';

export type TicketTypeView = {
  id: string;
  name: string;
  price: number;
  total_quantity: number;
  available_quantity: number;
  description: string | null;
};

/** Ticket types of several events at once, dearest first; an event without any has no entry. */
export async function readStock(db: Db, eventIds: string[]): Promise<Record<string, TicketTypeView[]>> {
  if (eventIds.length === 0) return {};
  const rows = await db
    .selectFrom('ticket_types')
    .select(['event_id', 'id', 'name', 'price', 'total_quantity', 'available_quantity', 'description'])
    .where('event_id', 'in', eventIds)
    .orderBy('price', 'desc')
    .orderBy('id')
    .execute();
  const byEvent = Map.groupBy(rows, (row) => row.event_id);
  return Object.fromEntries(
    [...byEvent].map(([eventId, types]) => [eventId, types.map(({ event_id: _, ...type }) => type)]),
  );
}

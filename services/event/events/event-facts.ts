import type { EventFacts } from '#shared/events/facts.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { EventDb } from '../db/schema.ts';

/** What the other services keep of an event, as it is now. */
export const readEventFacts = async (db: EventDb, id: string): Promise<EventFacts | undefined> =>
  (await readManyEventFacts(db, [id]))[0];

/** The same of many, those left out that are not there. */
export async function readManyEventFacts(db: EventDb, ids: string[]): Promise<EventFacts[]> {
  const rows = await db.selectFrom('events').selectAll().where('id', 'in', ids).execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    artist: row.artist_name,
    venue: row.venue,
    address: row.address,
    eventDate: row.event_date.toISOString(),
    saleStartDate: row.sale_start_date.toISOString(),
    saleEndDate: row.sale_end_date.toISOString(),
    status: row.deleted_at ? 'deleted' : row.cancelled_at ? 'cancelled' : 'scheduled',
    version: row.version,
    layout: row.layout,
    ticketTypes: row.ticket_types,
  }));
}

/** Tells the other services, in the transaction that changed the event; returns what they hear. */
export async function announceEvent(tx: EventDb, id: string): Promise<EventFacts> {
  const facts = await readEventFacts(tx, id);
  if (!facts) throw new Error(`event ${id} is announced, but is not there`);
  await appendEvent(tx, 'event.published', id, facts);
  return facts;
}

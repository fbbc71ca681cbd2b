import { sql, type Transaction } from 'kysely';
import type { EventFacts } from '#shared/events/facts.ts';
import type { ReservationTables } from '../db/schema.ts';
import { generateSeats } from '../seats/generate-seats.ts';
import { shutGate } from './event-gate.ts';

/**
 * Takes over what the catalogue says of an event; an older version changes nothing.
 * The first time, its seats or ticket types are made. Reservations follow later edits of
 * title, place and date, so that their pages need nobody else.
 */
export async function keepEventCopy(tx: Transaction<ReservationTables>, event: EventFacts): Promise<void> {
  const known = await tx
    .selectFrom('event_copies')
    .select('version')
    .where('id', '=', event.id)
    .forUpdate()
    .executeTakeFirst();
  if (known && known.version >= event.version) return;
  if (known) await followEdit(tx, event);
  // No hold that has found the event on sale is still to come once it is called off.
  if (event.status !== 'scheduled') await shutGate(tx, event.id);
  await writeCopy(tx, event);
  if (known || event.status === 'deleted') return;
  if (event.layout) await generateSeats(tx, event.id, event.layout);
  await makeTicketTypes(tx, event);
}

/** Of two that hear of an event for the first time the newer one wins. */
async function writeCopy(tx: Transaction<ReservationTables>, event: EventFacts): Promise<void> {
  await tx
    .insertInto('event_copies')
    .values({
      id: event.id,
      title: event.title,
      venue: event.venue,
      address: event.address,
      event_date: event.eventDate,
      sale_start_date: event.saleStartDate,
      sale_end_date: event.saleEndDate,
      status: event.status,
      layout: event.layout && JSON.stringify(event.layout),
      version: event.version,
    })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet((eb) => ({
          title: eb.ref('excluded.title'),
          venue: eb.ref('excluded.venue'),
          address: eb.ref('excluded.address'),
          event_date: eb.ref('excluded.event_date'),
          sale_start_date: eb.ref('excluded.sale_start_date'),
          sale_end_date: eb.ref('excluded.sale_end_date'),
          status: eb.ref('excluded.status'),
          layout: eb.ref('excluded.layout'),
          version: eb.ref('excluded.version'),
        }))
        .whereRef('event_copies.version', '<', 'excluded.version'),
    )
    .execute();
}

async function followEdit(tx: Transaction<ReservationTables>, event: EventFacts): Promise<void> {
  await tx
    .updateTable('reservations')
    .set({
      event_title: event.title,
      venue: event.venue,
      address: event.address,
      event_date: event.eventDate,
    })
    .where('event_id', '=', event.id)
    .where(
      sql<boolean>`(event_title, venue, coalesce(address, ''), event_date) is distinct from
        (${event.title}, ${event.venue}, ${event.address ?? ''}, ${event.eventDate}::timestamptz)`,
    )
    .execute();
}

/** Stock is counted here from now on: a type that exists keeps its numbers. */
async function makeTicketTypes(tx: Transaction<ReservationTables>, event: EventFacts): Promise<void> {
  if (event.ticketTypes.length === 0) return;
  await tx
    .insertInto('ticket_types')
    .values(
      event.ticketTypes.map((type) => ({
        id: type.id,
        event_id: event.id,
        name: type.name,
        price: type.price,
        total_quantity: type.totalQuantity,
        available_quantity: type.availableQuantity,
        description: type.description,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

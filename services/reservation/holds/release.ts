import { sql, type Transaction } from 'kysely';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';

/** Frees what this reservation still has; a seat that somebody took over since stays theirs. */
export async function releaseSeats(tx: Transaction<ReservationTables>, reservationId: string): Promise<void> {
  await tx
    .updateTable('seats')
    .set((eb) => ({
      status: 'available',
      reservation_id: null,
      held_until: null,
      version: eb('version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('reservation_id', '=', reservationId)
    .execute();
}

/** Puts a reservation's standing tickets back, types in one order so that no two of us wait for each other. */
export async function returnStock(tx: Transaction<ReservationTables>, reservationId: string): Promise<void> {
  await sql`
    with given_back as (
      select t.id, i.quantity from ticket_types t
      join reservation_items i on i.ticket_type_id = t.id
      where i.reservation_id = ${reservationId}
      order by t.id
      for update of t)
    update ticket_types t
    set available_quantity = t.available_quantity + given_back.quantity, version = version + 1, updated_at = now()
    from given_back where given_back.id = t.id`.execute(tx);
}

/** Both kinds: a reservation has seats or stock, never both. */
export async function releaseAll(tx: Transaction<ReservationTables>, reservationId: string): Promise<void> {
  await releaseSeats(tx, reservationId);
  await returnStock(tx, reservationId);
}

/** Frees some of a reservation's seats: those that are still its own. */
export async function releaseSome(
  tx: Transaction<ReservationTables>,
  reservationId: string,
  seatIds: string[],
): Promise<void> {
  await tx
    .updateTable('seats')
    .set((eb) => ({
      status: 'available',
      reservation_id: null,
      held_until: null,
      version: eb('version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('reservation_id', '=', reservationId)
    .where('id', '=', sql<string>`any(${seatIds})`)
    .execute();
}

/** Puts so many standing tickets back, types in the one order. */
export async function returnSome(
  tx: Transaction<ReservationTables>,
  tickets: { ticketTypeId: string; quantity: number }[],
): Promise<void> {
  for (const { ticketTypeId, quantity } of tickets.toSorted(byType)) {
    await tx
      .updateTable('ticket_types')
      .set((eb) => ({
        available_quantity: eb('available_quantity', '+', quantity),
        version: eb('version', '+', 1),
        updated_at: databaseNow,
      }))
      .where('id', '=', ticketTypeId)
      .execute();
  }
}

/** As PostgreSQL orders them: by their digits. */
const byType = (one: { ticketTypeId: string }, other: { ticketTypeId: string }) =>
  one.ticketTypeId < other.ticketTypeId ? -1 : 1;

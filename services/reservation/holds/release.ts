import { sql, type Transaction } from 'kysely';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';

/**
 * Frees what these reservations still have; a seat that somebody took over since stays theirs.
 * In one order, as stock below, so that no two of us wait for each other.
 */
export async function releaseSeats(
  tx: Transaction<ReservationTables>,
  ...reservationIds: string[]
): Promise<void> {
  await sql`
    update seats set status = 'available', reservation_id = null, held_until = null,
      version = version + 1, updated_at = now()
    where id in (select id from seats where reservation_id = any(${reservationIds}) order by id for update)`.execute(
    tx,
  );
}

/** Puts the standing tickets of these reservations back. */
export async function returnStock(
  tx: Transaction<ReservationTables>,
  ...reservationIds: string[]
): Promise<void> {
  await sql`
    with given_back as (
      select ticket_type_id as id, sum(quantity)::int as quantity from reservation_items
      where reservation_id = any(${reservationIds}) and ticket_type_id is not null group by ticket_type_id),
    locked as (
      select t.id from ticket_types t where t.id in (select id from given_back) order by t.id for update)
    update ticket_types t
    set available_quantity = t.available_quantity + g.quantity, version = version + 1, updated_at = now()
    from given_back g join locked using (id) where t.id = g.id`.execute(tx);
}

/** Both kinds: a reservation has seats or stock, never both. Stock comes last, as everybody locks it last. */
export async function releaseAll(
  tx: Transaction<ReservationTables>,
  ...reservationIds: string[]
): Promise<void> {
  await releaseSeats(tx, ...reservationIds);
  await returnStock(tx, ...reservationIds);
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

import { sql, type Transaction } from 'kysely';
import type { ReservationTables } from '../db/schema.ts';

/**
 * Locks a reservation's seats until the transaction ends. False when it does not hold all of them any
 * more: its time ran out in this very moment and somebody else was faster. The caller has locked its row.
 */
export async function lockSeats(tx: Transaction<ReservationTables>, reservationId: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select s.reservation_id is not distinct from i.reservation_id as held
    from reservation_items i join seats s on s.id = i.seat_id
    where i.reservation_id = ${reservationId}
    order by s.id
    for update of s`.execute(tx);
  return rows.every((row) => row.held);
}

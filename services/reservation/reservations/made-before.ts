import type { Db } from '../context.ts';
import type { NewReservation } from './insert-reservation.ts';

export type MadeBefore = NewReservation & { seats: { id: string; seat_label: string; price: number }[] };

/**
 * What an earlier try of the same request has made, for a repeat after a crash, when nobody
 * remembers the first answer; undefined when it came to nothing.
 */
export async function findMadeBefore(db: Db, id: string): Promise<MadeBefore | undefined> {
  const reservation = await db
    .selectFrom('reservations')
    .select(['reservation_number', 'total_amount', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!reservation) return undefined;
  const items = await db
    .selectFrom('reservation_items')
    .select(['seat_id', 'label', 'unit_price'])
    .where('reservation_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    id,
    reservationNumber: reservation.reservation_number,
    totalAmount: reservation.total_amount,
    expiresAt: reservation.expires_at,
    seats: items.flatMap(({ seat_id, label, unit_price }) =>
      seat_id ? [{ id: seat_id, seat_label: label, price: unit_price }] : [],
    ),
  };
}

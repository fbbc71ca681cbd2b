import type { Db } from '../context.ts';

/** What a reservation is for, in the order it was asked for: seats, or numbers of a type of ticket; prices in KRW. */
export const itemsOf = (db: Db, reservationId: string) =>
  db
    .selectFrom('reservation_items')
    .select(['seat_id', 'ticket_type_id', 'label', 'quantity', 'unit_price'])
    .where('reservation_id', '=', reservationId)
    .orderBy('position')
    .execute();

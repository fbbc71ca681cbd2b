import { sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { Db } from '../context.ts';
import type { PaymentStatus, ReservationStatus } from '../db/schema.ts';

export type OwnItem = {
  label: string;
  section: string | null;
  row_number: number | null;
  seat_number: number | null;
  seat_id: string | null;
  quantity: number;
  unit_price: number;
  subtotal: number;
};

export type OwnReservation = {
  id: string;
  reservation_number: string;
  kind: 'seats' | 'tickets';
  total_amount: number;
  status: ReservationStatus;
  payment_status: PaymentStatus;
  payment_method: string | null;
  expires_at: Date | null;
  lapsed: boolean;
  created_at: Date;
  event_id: string;
  event_title: string;
  venue: string;
  address: string | null;
  event_date: Date;
  items: OwnItem[];
};

/** A user's reservations with their items, newest first. */
export const listOwn = (db: Db, userId: string): Promise<OwnReservation[]> =>
  ownReservations(db, userId).orderBy('r.created_at', 'desc').orderBy('r.id', 'desc').execute();

/** One of a user's reservations; throws 404 `RESERVATION_NOT_FOUND`, also for other people's. */
export async function readOwn(db: Db, userId: string, reservationId: string): Promise<OwnReservation> {
  const reservation = await ownReservations(db, userId).where('r.id', '=', reservationId).executeTakeFirst();
  if (!reservation) throw new AppError('RESERVATION_NOT_FOUND');
  return reservation;
}

/** Snapshots only: these pages open whatever became of the event. */
function ownReservations(db: Db, userId: string) {
  return db
    .selectFrom('reservations as r')
    .select([
      'r.id',
      'r.reservation_number',
      'r.kind',
      'r.total_amount',
      'r.status',
      'r.payment_status',
      'r.payment_method',
      'r.expires_at',
      'r.created_at',
      'r.event_id',
      'r.event_title',
      'r.venue',
      'r.address',
      'r.event_date',
    ])
    .select(sql<boolean>`coalesce(r.held_until <= clock_timestamp(), false)`.as('lapsed'))
    .select(
      sql<OwnItem[]>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'label', i.label, 'section', i.section, 'row_number', i.row_number, 'seat_number', i.seat_number,
          'seat_id', i.seat_id, 'quantity', i.quantity, 'unit_price', i.unit_price, 'subtotal', i.subtotal
        ) order by i.position), '[]')
        from reservation_items i where i.reservation_id = r.id)`.as('items'),
    )
    .where('r.user_id', '=', userId);
}

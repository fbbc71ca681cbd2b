import { sql } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import type { Db } from '../context.ts';

export type WantedSeat = {
  id: string;
  event_id: string;
  section: string;
  row_number: number;
  seat_number: number;
  seat_label: string;
  price: number;
  free: boolean;
  /** The buyer has an unpaid hold in the event, of this seat or another. */
  replaces: boolean;
};

type Wish = { eventId: string; seatIds: string[]; userId: string };

/**
 * Reads the seats a buyer asks for, in one look that costs no lock.
 * Throws 404 `SEAT_NOT_FOUND`, or 400 when a seat is one of another event.
 */
export async function readWantedSeats(db: Db, { eventId, seatIds, userId }: Wish): Promise<WantedSeat[]> {
  const unpaidHold = db
    .selectFrom('reservations')
    .select('id')
    .where('user_id', '=', userId)
    .where('event_id', '=', eventId)
    .where('kind', '=', 'seats')
    .where('status', '=', 'pending');
  const seats = await db
    .selectFrom('seats')
    .select(['id', 'event_id', 'section', 'row_number', 'seat_number', 'seat_label', 'price'])
    .select(sql<boolean>`status = 'available' or held_until <= clock_timestamp()`.as('free'))
    .select(({ exists }) => exists(unpaidHold).$castTo<boolean>().as('replaces'))
    .where('id', 'in', seatIds)
    .orderBy('id')
    .execute();
  if (seats.some((seat) => seat.event_id !== eventId)) throw new AppError('VALIDATION_ERROR');
  if (seats.length < seatIds.length) throw new AppError('SEAT_NOT_FOUND');
  return seats;
}

/** The refusal of seats that somebody else has; names them for the buyer. */
export function seatsUnavailable(labels: string[]): AppError {
  return new AppError('SEAT_UNAVAILABLE', {
    message: `이미 선택된 좌석입니다: ${labels.join(', ')}`,
    details: { seats: labels },
  });
}

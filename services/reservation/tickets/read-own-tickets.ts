import { AppError } from '#shared/http/errors.ts';
import type { ReservationContext } from '../context.ts';
import { inGroups } from './short-code.ts';

type Wanted = { reservationId: string; userId: string };

/**
 * The tickets of a user's confirmed reservation, one for each person, in the order of its items.
 * Throws 404 `RESERVATION_NOT_FOUND`, also for other people's; 409 `ILLEGAL_TRANSITION` when it is not confirmed.
 */
export async function readOwnTickets(
  { db, ticketCodes }: Pick<ReservationContext, 'db' | 'ticketCodes'>,
  { reservationId, userId }: Wanted,
) {
  const reservation = await db
    .selectFrom('reservations')
    .select(['status', 'reservation_number', 'event_id', 'event_title', 'venue', 'address', 'event_date'])
    .where('id', '=', reservationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (!reservation) throw new AppError('RESERVATION_NOT_FOUND');
  if (reservation.status !== 'confirmed')
    throw new AppError('ILLEGAL_TRANSITION', { message: '확정된 예매만 티켓이 있습니다.' });

  const rows = await db
    .selectFrom('tickets')
    .select(['id', 'short_code', 'label', 'section', 'row_number', 'seat_number', 'issued_at', 'admitted_at'])
    .where('reservation_id', '=', reservationId)
    .where('voided_at', 'is', null)
    .orderBy('position')
    .execute();
  const { event_id: eventId, reservation_number: reservationNumber } = reservation;
  const tickets = rows.map(async ({ id, label, issued_at: issuedAt, ...row }) => ({
    id,
    code: await ticketCodes.sign({ id, eventId, label, reservationNumber, issuedAt }),
    shortCode: inGroups(row.short_code),
    label,
    section: row.section,
    rowNumber: row.row_number,
    seatNumber: row.seat_number,
    usedAt: row.admitted_at?.toISOString() ?? null,
  }));
  return {
    tickets: await Promise.all(tickets),
    event: {
      id: eventId,
      title: reservation.event_title,
      venue: reservation.venue,
      address: reservation.address,
      event_date: reservation.event_date.toISOString(),
    },
    reservation_number: reservationNumber,
  };
}

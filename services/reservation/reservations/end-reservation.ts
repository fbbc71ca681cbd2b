import { sql, type Transaction } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import { requireNobodyInside } from '../check-ins/nobody-inside.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { releaseAll } from '../holds/release.ts';
import { appendReservationEvent } from './append-event.ts';

type Ending = {
  reservationId: string;
  /** An administrator may also end one whose event has taken place, or whose tickets are used: it may have gone wrong. */
  reason: 'owner' | 'admin';
  /** Only this user's; without one anybody's. */
  userId?: string;
};

export type Ended = { eventId: string; status: 'pending' | 'confirmed'; paid: boolean };

/**
 * Ends a reservation that somebody gives back, once, and says what it was. Seats and stock are free with
 * this transaction. Throws as `cancelReservation` does.
 */
export async function endReservation(
  tx: Transaction<ReservationTables>,
  { reservationId, reason, userId }: Ending,
): Promise<Ended> {
  const reservation = await tx
    .selectFrom('reservations')
    .select(['event_id', 'status', 'payment_id', 'version'])
    .select(sql<boolean>`coalesce(held_until <= clock_timestamp(), false)`.as('lapsed'))
    .select(sql<boolean>`event_date <= clock_timestamp()`.as('over'))
    .where('id', '=', reservationId)
    .where((eb) => (userId === undefined ? eb.lit(true) : eb('user_id', '=', userId)))
    .forUpdate()
    .executeTakeFirst();
  if (!reservation) throw new AppError('RESERVATION_NOT_FOUND');
  const { status, lapsed, over, version, payment_id, event_id: eventId } = reservation;
  if (status === 'cancelled' || status === 'expired' || lapsed) throw new AppError('ALREADY_CANCELLED');
  if (status === 'paying') throw new AppError('PAYMENT_IN_PROGRESS');
  if (over && reason === 'owner')
    throw new AppError('ILLEGAL_TRANSITION', {
      message: '이미 진행된 이벤트의 예매는 취소할 수 없습니다.',
    });
  if (reason === 'owner') await requireNobodyInside(tx, reservationId);

  const paid = status === 'confirmed' && payment_id !== null;
  await tx
    .updateTable('reservations')
    .set({
      status: 'cancelled',
      payment_status: paid ? 'completed' : status === 'confirmed' ? 'refunded' : 'failed',
      cancel_reason: reason,
      expires_at: null,
      held_until: null,
      version: version + 1,
      updated_at: databaseNow,
    })
    .where('id', '=', reservationId)
    .where('status', '=', status)
    .where('version', '=', version)
    .execute();
  await releaseAll(tx, reservationId);
  await appendReservationEvent(tx, 'reservation.cancelled', reservationId, { reason, paid });
  return { eventId, status, paid };
}

import { sql } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { ReservationContext } from '../context.ts';
import { databaseNow } from '../db/clock.ts';
import { releaseAll } from '../holds/release.ts';
import { countCancelled } from '../metrics.ts';
import { appendReservationEvent } from './append-event.ts';

/**
 * The owner gives a reservation back: seats and stock are free at once, money follows by its own
 * way (payment hears of it) and then shows as refunded.
 * Throws 404 `RESERVATION_NOT_FOUND`; 409 `ALREADY_CANCELLED`, `PAYMENT_IN_PROGRESS`,
 * `ILLEGAL_TRANSITION` (the event has taken place).
 */
export async function cancelReservation(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  input: { reservationId: string; userId: string },
): Promise<void> {
  const eventId = await inTransaction(ctx.db, async (tx) => {
    const reservation = await tx
      .selectFrom('reservations')
      .select(['event_id', 'status', 'payment_id', 'version'])
      .select(sql<boolean>`coalesce(held_until <= clock_timestamp(), false)`.as('lapsed'))
      .select(sql<boolean>`event_date <= clock_timestamp()`.as('over'))
      .where('id', '=', input.reservationId)
      .where('user_id', '=', input.userId)
      .forUpdate()
      .executeTakeFirst();
    if (!reservation) throw new AppError('RESERVATION_NOT_FOUND');
    const { status, lapsed, over, version, payment_id } = reservation;
    if (status === 'cancelled' || status === 'expired' || lapsed) throw new AppError('ALREADY_CANCELLED');
    if (status === 'paying') throw new AppError('PAYMENT_IN_PROGRESS');
    if (over)
      throw new AppError('ILLEGAL_TRANSITION', {
        message: '이미 진행된 이벤트의 예매는 취소할 수 없습니다.',
      });

    const paid = status === 'confirmed' && payment_id !== null;
    await tx
      .updateTable('reservations')
      .set({
        status: 'cancelled',
        payment_status: paid ? 'completed' : status === 'confirmed' ? 'refunded' : 'failed',
        cancel_reason: 'owner',
        expires_at: null,
        held_until: null,
        version: version + 1,
        updated_at: databaseNow,
      })
      .where('id', '=', input.reservationId)
      .where('status', '=', status)
      .where('version', '=', version)
      .execute();
    await releaseAll(tx, input.reservationId);
    await appendReservationEvent(tx, 'reservation.cancelled', input.reservationId, { reason: 'owner', paid });
    return reservation.event_id;
  });
  countCancelled(eventId, 'owner');
  ctx.relay.nudge();
}

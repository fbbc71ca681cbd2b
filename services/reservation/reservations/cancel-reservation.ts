import { inTransaction } from '#shared/database/transaction.ts';
import type { ReservationContext } from '../context.ts';
import { countCancelled } from '../metrics.ts';
import { endReservation } from './end-reservation.ts';

type Cancellation = {
  reservationId: string;
  userId: string;
  /** The request was begun before: what the first try did is what was asked for. */
  isRepeat?: boolean | undefined;
};

/**
 * The owner gives a reservation back: seats and stock are free at once, money follows by its own
 * way (payment hears of it) and then shows as refunded.
 * Throws 404 `RESERVATION_NOT_FOUND`; 409 `ALREADY_CANCELLED`, `PAYMENT_IN_PROGRESS`,
 * `ILLEGAL_TRANSITION` (the event has taken place, or somebody has come in with a ticket).
 */
export async function cancelReservation(
  ctx: Pick<ReservationContext, 'db' | 'relay'>,
  { isRepeat = false, ...cancellation }: Cancellation,
): Promise<void> {
  if (isRepeat && (await isGivenBack(ctx.db, cancellation))) return;
  const { eventId } = await inTransaction(ctx.db, (tx) =>
    endReservation(tx, { ...cancellation, reason: 'owner' }),
  );
  countCancelled(eventId, 'owner');
  ctx.relay.nudge();
}

async function isGivenBack(
  db: ReservationContext['db'],
  { reservationId, userId }: Cancellation,
): Promise<boolean> {
  const given = await db
    .selectFrom('reservations')
    .select('id')
    .where('id', '=', reservationId)
    .where('user_id', '=', userId)
    .where('status', '=', 'cancelled')
    .where('cancel_reason', '=', 'owner')
    .executeTakeFirst();
  return given !== undefined;
}

import { inTransaction } from '#shared/database/transaction.ts';
import type { ReservationContext } from '../context.ts';
import { countCancelled } from '../metrics.ts';
import { endReservation } from './end-reservation.ts';

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
  const { eventId } = await inTransaction(ctx.db, (tx) => endReservation(tx, { ...input, reason: 'owner' }));
  countCancelled(eventId, 'owner');
  ctx.relay.nudge();
}

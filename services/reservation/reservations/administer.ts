import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { confirmByHand } from '../checkout/confirm-by-hand.ts';
import type { ReservationContext } from '../context.ts';
import type { PaymentStatus } from '../db/schema.ts';
import { countCancelled } from '../metrics.ts';
import { endReservation } from './end-reservation.ts';
import { type FoundReservation, requireReservation, type WireStatus } from './find-reservations.ts';

export type Transition = { status?: WireStatus | undefined; paymentStatus?: PaymentStatus | undefined };

/**
 * Moves a reservation to another state, with all that goes with it. There are two ways: to cancelled, as if
 * its owner gave it back (what is paid is refunded), and from pending to confirmed, by a payment made by hand.
 * Throws 404 `RESERVATION_NOT_FOUND`; 409 `ALREADY_CANCELLED`, `PAYMENT_IN_PROGRESS`, for all other wishes
 * `ILLEGAL_TRANSITION`; 503 while payment does not answer.
 */
export async function administerReservation(
  ctx: ReservationContext,
  admin: User,
  { id, status, paymentStatus }: Transition & { id: string },
): Promise<FoundReservation> {
  if (status === 'cancelled') await cancelAsAdmin(ctx, admin, id, cancellable(paymentStatus));
  else if (status === 'confirmed' && (paymentStatus ?? 'completed') === 'completed') {
    await confirmByHand(ctx, admin, id);
  } else {
    await requireReservation(ctx.db, id);
    throw new AppError('ILLEGAL_TRANSITION');
  }
  return requireReservation(ctx.db, id);
}

type Cancellable = 'pending' | 'confirmed';

/** Which reservations a wish to cancel is about: what is paid ends refunded, what is not ends failed. */
function cancellable(paymentStatus: PaymentStatus | undefined): Cancellable[] {
  switch (paymentStatus) {
    case undefined:
      return ['pending', 'confirmed'];
    case 'refunded':
      return ['confirmed'];
    case 'failed':
      return ['pending'];
    case 'pending':
    case 'completed':
      return [];
  }
}

async function cancelAsAdmin(
  ctx: ReservationContext,
  admin: User,
  reservationId: string,
  from: Cancellable[],
): Promise<void> {
  const eventId = await inTransaction(ctx.db, async (tx) => {
    const ended = await endReservation(tx, { reservationId, reason: 'admin' });
    if (!from.includes(ended.status)) throw new AppError('ILLEGAL_TRANSITION');
    await recordAudit(tx, admin, {
      action: 'reservation.cancelled',
      subjectId: reservationId,
      details: { from: ended.status, paid: ended.paid },
    });
    return ended.eventId;
  });
  countCancelled(eventId, 'admin');
  ctx.relay.nudge();
}

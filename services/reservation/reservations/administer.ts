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
  { id, ...wish }: Transition & { id: string },
): Promise<FoundReservation> {
  switch (`${wish.status} ${wish.paymentStatus}`) {
    case 'cancelled undefined':
      await cancelAsAdmin(ctx, admin, id);
      break;
    case 'cancelled refunded':
      await cancelAsAdmin(ctx, admin, id, 'confirmed');
      break;
    case 'cancelled failed':
      await cancelAsAdmin(ctx, admin, id, 'pending');
      break;
    case 'confirmed undefined':
    case 'confirmed completed':
      await confirmByHand(ctx, admin, id);
      break;
    default:
      await requireReservation(ctx.db, id);
      throw new AppError('ILLEGAL_TRANSITION');
  }
  return requireReservation(ctx.db, id);
}

/** `from`: the state that the wish takes for granted. */
async function cancelAsAdmin(
  ctx: ReservationContext,
  admin: User,
  reservationId: string,
  from?: 'pending' | 'confirmed',
): Promise<void> {
  const eventId = await inTransaction(ctx.db, async (tx) => {
    const ended = await endReservation(tx, { reservationId, reason: 'admin' });
    if (from && from !== ended.status) throw new AppError('ILLEGAL_TRANSITION');
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

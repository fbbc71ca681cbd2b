import type { Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { releaseAll } from '../holds/release.ts';
import { appendReservationEvent } from '../reservations/append-event.ts';
import { takeOff } from './take-off.ts';

type Refunded = EventData<'payment.refunded'>;

/**
 * Money is back. What it paid for goes too when it has not yet, for an administrator gave the money back: no
 * seat is kept for it. That is the whole reservation, or, of one that goes on, the tickets named. Buyers see
 * `refunded` once nothing of the payment is kept any more. Returns the event of a reservation that this has
 * cancelled.
 */
export async function recordRefund(
  tx: Transaction<ReservationTables>,
  refunded: Refunded,
): Promise<string | undefined> {
  const taken = refunded.items.length > 0 ? await takeOff(tx, refunded) : 'all';
  const cancelled = taken === 'all' ? await cancelWhatItPaidFor(tx, refunded) : undefined;
  if (cancelled) {
    await releaseAll(tx, refunded.reservationId);
    await appendReservationEvent(tx, 'reservation.cancelled', refunded.reservationId, {
      reason: 'refunded',
      paid: false,
    });
    return cancelled.event_id;
  }
  if (refunded.left === 0) await showRefunded(tx, refunded);
  return undefined;
}

/** Only what this very payment confirmed, and still has. */
const cancelWhatItPaidFor = (
  tx: Transaction<ReservationTables>,
  { reservationId, paymentId, left }: Refunded,
) =>
  tx
    .updateTable('reservations')
    .set((eb) => ({
      status: 'cancelled',
      payment_status: left === 0 ? 'refunded' : 'completed',
      cancel_reason: 'admin',
      version: eb('version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('id', '=', reservationId)
    .where('payment_id', '=', paymentId)
    .where('status', '=', 'confirmed')
    .returning('event_id')
    .executeTakeFirst();

async function showRefunded(tx: Transaction<ReservationTables>, { reservationId }: Refunded): Promise<void> {
  await tx
    .updateTable('reservations')
    .set((eb) => ({ payment_status: 'refunded', version: eb('version', '+', 1), updated_at: databaseNow }))
    .where('id', '=', reservationId)
    .where('status', 'in', ['cancelled', 'expired'])
    .where('payment_status', '!=', 'refunded')
    .execute();
}

import type { Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTables } from '../db/schema.ts';
import { releaseAll } from '../holds/release.ts';
import { appendReservationEvent } from '../reservations/append-event.ts';

/**
 * The money is back: buyers see `refunded` from now on. What it paid for goes too when it has not yet,
 * for an administrator gave the money back: no seat is kept for it. Returns the event of a reservation
 * that this has cancelled.
 */
export async function recordRefund(
  tx: Transaction<ReservationTables>,
  refunded: EventData<'payment.refunded'>,
): Promise<string | undefined> {
  const { reservationId } = refunded;
  const cancelled = await cancelWhatItPaidFor(tx, refunded);
  if (cancelled) {
    await releaseAll(tx, reservationId);
    await appendReservationEvent(tx, 'reservation.cancelled', reservationId, {
      reason: 'refunded',
      paid: false,
    });
    return cancelled.event_id;
  }
  await tx
    .updateTable('reservations')
    .set((eb) => ({ payment_status: 'refunded', version: eb('version', '+', 1), updated_at: databaseNow }))
    .where('id', '=', reservationId)
    .where('status', 'in', ['cancelled', 'expired'])
    .where('payment_status', '!=', 'refunded')
    .execute();
  return undefined;
}

/** Only what this very payment confirmed, and still has. */
const cancelWhatItPaidFor = (
  tx: Transaction<ReservationTables>,
  { reservationId, paymentId }: EventData<'payment.refunded'>,
) =>
  tx
    .updateTable('reservations')
    .set((eb) => ({
      status: 'cancelled',
      payment_status: 'refunded',
      cancel_reason: 'admin',
      version: eb('version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('id', '=', reservationId)
    .where('payment_id', '=', paymentId)
    .where('status', '=', 'confirmed')
    .returning('event_id')
    .executeTakeFirst();

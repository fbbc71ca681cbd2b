import { type Selectable, sql, type Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { eventTakesPlace } from '../catalogue/event-takes-place.ts';
import { databaseNow } from '../db/clock.ts';
import type { ReservationTable, ReservationTables } from '../db/schema.ts';
import { endLapsed } from '../holds/expire-holds.ts';
import { lockSeats } from '../holds/lock-seats.ts';
import { endIfCalledOff } from '../offers/end-together.ts';
import {
  appendRejection,
  appendReservationEvent,
  cancelledFor,
  readReservationFacts,
} from '../reservations/append-event.ts';

type Paid = EventData<'payment.paid'>;
type Current = Pick<
  Selectable<ReservationTable>,
  'status' | 'payment_status' | 'payment_id' | 'cancel_reason' | 'version'
>;

/**
 * Money has come. The reservation is confirmed if its hold still lasts by the database's clock and
 * the amount is right; else the money is sent back: it is never kept for a seat not given.
 * Payment says it again when it has heard no answer, and gets the same one.
 */
export async function confirmPaid(tx: Transaction<ReservationTables>, paid: Paid): Promise<void> {
  const current = await tx
    .selectFrom('reservations')
    .select(['status', 'payment_status', 'payment_id', 'cancel_reason', 'version'])
    .where('id', '=', paid.reservationId)
    .where('user_id', '=', paid.userId)
    .forUpdate()
    .executeTakeFirst();
  if (!current) return reject(tx, paid);
  if (current.payment_id === paid.paymentId) return answerAgain(tx, paid, current);
  if ((await lockSeats(tx, paid.reservationId)) && (await confirm(tx, paid, current))) return;
  await endLapsed(tx, [paid.reservationId]);
  await endIfCalledOff(tx, paid.reservationId);
  await reject(tx, paid);
}

/** False when the hold is over, the amount another one, or the event cancelled or deleted. */
async function confirm(tx: Transaction<ReservationTables>, paid: Paid, current: Current): Promise<boolean> {
  const confirmed = await tx
    .updateTable('reservations as r')
    .set({
      status: 'confirmed',
      payment_status: 'completed',
      payment_method: paid.channel,
      payment_id: paid.paymentId,
      open_payments: [],
      expires_at: null,
      held_until: null,
      version: current.version + 1,
      updated_at: databaseNow,
    })
    .where('r.id', '=', paid.reservationId)
    .where('r.version', '=', current.version)
    .where('r.total_amount', '=', paid.amount)
    .where('r.status', 'in', ['pending', 'paying'])
    .where(sql<boolean>`r.held_until > clock_timestamp()`)
    .where(eventTakesPlace)
    .returning('r.id')
    .executeTakeFirst();
  if (!confirmed) return false;
  await tx
    .updateTable('seats')
    .set((eb) => ({
      status: 'reserved',
      held_until: null,
      version: eb('version', '+', 1),
      updated_at: databaseNow,
    }))
    .where('reservation_id', '=', paid.reservationId)
    .execute();
  await appendReservationEvent(tx, 'reservation.confirmed', paid.reservationId, {
    paymentId: paid.paymentId,
  });
  return true;
}

/** Confirmed by this very payment before, and perhaps cancelled since: payment has not heard of it. */
async function answerAgain(tx: Transaction<ReservationTables>, paid: Paid, current: Current): Promise<void> {
  const { paymentId, reservationId } = paid;
  if (current.status === 'confirmed') {
    await appendReservationEvent(tx, 'reservation.confirmed', reservationId, { paymentId });
  } else if (current.payment_status === 'completed') {
    const reason = cancelledFor(current.cancel_reason);
    await appendReservationEvent(tx, 'reservation.cancelled', reservationId, { reason, paid: true });
  }
}

async function reject(tx: Transaction<ReservationTables>, paid: Paid): Promise<void> {
  const reservation = (await readReservationFacts(tx, paid.reservationId)) ?? paid.reservation;
  await appendRejection(tx, paid.reservationId, { reservation, paymentId: paid.paymentId });
}

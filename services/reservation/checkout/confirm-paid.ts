import { sql, type Transaction } from 'kysely';
import type { EventData } from '#shared/events/contracts.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { ReservationTables } from '../db/schema.ts';
import { appendReservationEvent, readReservationFacts } from '../reservations/append-event.ts';

/**
 * Money has come. The reservation is confirmed if its hold still lasts by the database's clock and
 * the amount is right; else the money is sent back: it is never kept for a seat not given.
 */
export async function confirmPaid(
  tx: Transaction<ReservationTables>,
  paid: EventData<'payment.paid'>,
): Promise<void> {
  const confirmed = await tx
    .updateTable('reservations as r')
    .set((eb) => ({
      status: 'confirmed',
      payment_status: 'completed',
      payment_method: paid.channel,
      payment_id: paid.paymentId,
      expires_at: null,
      held_until: null,
      version: eb('r.version', '+', 1),
      updated_at: new Date(),
    }))
    .where('r.id', '=', paid.reservationId)
    .where('r.user_id', '=', paid.userId)
    .where('r.total_amount', '=', paid.amount)
    .where('r.status', 'in', ['pending', 'paying'])
    .where(sql<boolean>`r.held_until > clock_timestamp()`)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('event_copies as e')
          .select('e.id')
          .whereRef('e.id', '=', 'r.event_id')
          .where('e.status', '=', 'scheduled'),
      ),
    )
    .returning('r.id')
    .executeTakeFirst();
  if (!confirmed) return reject(tx, paid);
  await sellSeats(tx, paid.reservationId);
  await appendReservationEvent(tx, 'reservation.confirmed', paid.reservationId, {
    paymentId: paid.paymentId,
  });
}

async function sellSeats(tx: Transaction<ReservationTables>, reservationId: string): Promise<void> {
  const sold = await tx
    .updateTable('seats')
    .set((eb) => ({
      status: 'reserved',
      held_until: null,
      version: eb('version', '+', 1),
      updated_at: new Date(),
    }))
    .where('reservation_id', '=', reservationId)
    .where('status', '=', 'locked')
    .returning('id')
    .execute();
  const { count } = await tx
    .selectFrom('reservation_items')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('reservation_id', '=', reservationId)
    .where('seat_id', 'is not', null)
    .executeTakeFirstOrThrow();
  if (sold.length !== count)
    throw new Error(`reservation ${reservationId} holds ${sold.length} of its ${count} seats`);
}

/** The same payment again changes nothing; any other one goes back. */
async function reject(tx: Transaction<ReservationTables>, paid: EventData<'payment.paid'>): Promise<void> {
  const current = await tx
    .selectFrom('reservations')
    .select(['payment_id', 'payment_status'])
    .where('id', '=', paid.reservationId)
    .where('user_id', '=', paid.userId)
    .executeTakeFirst();
  const taken =
    current?.payment_id === paid.paymentId &&
    current.payment_status !== 'pending' &&
    current.payment_status !== 'failed';
  if (taken) return;
  const reservation = (current && (await readReservationFacts(tx, paid.reservationId))) ?? paid.reservation;
  await appendEvent(tx, 'reservation.payment_rejected', paid.reservationId, {
    reservation,
    paymentId: paid.paymentId,
  });
}

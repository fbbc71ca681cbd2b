import type { ReservationFacts } from '#shared/events/facts.ts';
import type { Delivery } from '#shared/events/subscribe.ts';
import { readerOf, readerWanting } from '../accounts/reader-of.ts';
import type { NotificationContext } from '../context.ts';
import { sendOnce } from '../delivery/send-once.ts';
import { eventCancelled } from '../templates/event-cancelled.ts';
import { reservationCancelled } from '../templates/reservation-cancelled.ts';
import { reservationConfirmed } from '../templates/reservation-confirmed.ts';
import { ticketsHeld } from '../templates/tickets-held.ts';

const to = ({ userEmail, userName }: ReservationFacts) => ({ name: userName, address: userEmail });

const readerOfReservation = (ctx: NotificationContext, { userId, userName }: ReservationFacts) =>
  readerOf(ctx, { userId, name: userName });

/**
 * Standing tickets are paid by the link in a mail. Who holds seats is on the payment page already, has
 * five minutes, and may choose again and again: a mail for each choice would come too late to be of use.
 * Nor is there one for who wants none of these.
 */
export async function onHeld(
  ctx: NotificationContext,
  { data: { reservation } }: Delivery<'reservation.held'>,
): Promise<void> {
  if (reservation.kind !== 'tickets') return;
  const buyer = { userId: reservation.userId, name: reservation.userName };
  const reader = await readerWanting(ctx, 'tickets-held', buyer);
  if (!reader) return;
  const draft = ticketsHeld({ reservation }, reader);
  await sendOnce(ctx, { about: reservation.id, template: 'tickets-held' }, to(reservation), draft);
}

/** What costs nothing is confirmed without a payment; any other gets its mail when it is paid. */
export async function onConfirmed(
  ctx: NotificationContext,
  { data: { reservation, paymentId } }: Delivery<'reservation.confirmed'>,
): Promise<void> {
  if (paymentId) return;
  const reader = await readerOfReservation(ctx, reservation);
  const draft = reservationConfirmed({ reservation, payment: null }, reader);
  await sendOnce(ctx, { about: reservation.id, template: 'reservation-confirmed' }, to(reservation), draft);
}

/**
 * News of a cancelled event goes out at once, paid or not; the refund has a mail of its own, which says
 * another thing. Else only what was unpaid has one here: a paid one gets its mail when the money is back.
 */
export async function onCancelled(
  ctx: NotificationContext,
  { data: { reservation, paid, reason } }: Delivery<'reservation.cancelled'>,
): Promise<void> {
  if (reason === 'event_cancelled') {
    const draft = eventCancelled({ reservation, paid }, await readerOfReservation(ctx, reservation));
    await sendOnce(ctx, { about: reservation.id, template: 'event-cancelled' }, to(reservation), draft);
    return;
  }
  if (paid || reason === 'replaced' || reason === 'refunded') return;
  const reader = await readerOfReservation(ctx, reservation);
  const draft = reservationCancelled({ reservation, by: reason }, reader);
  await sendOnce(ctx, { about: reservation.id, template: 'reservation-cancelled' }, to(reservation), draft);
}

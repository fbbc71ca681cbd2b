import type { ReservationFacts } from '#shared/events/facts.ts';
import type { Delivery } from '#shared/events/subscribe.ts';
import type { NotificationContext } from '../context.ts';
import { sendOnce } from '../mail/send-once.ts';
import { DEFAULT_LOCALE } from '../templates/locale.ts';
import { reservationCancelled } from '../templates/reservation-cancelled.ts';
import { reservationConfirmed } from '../templates/reservation-confirmed.ts';
import { ticketsHeld } from '../templates/tickets-held.ts';

const to = ({ userEmail, userName }: ReservationFacts) => ({ to: { name: userName, address: userEmail } });

/** Standing tickets are paid by the link in a mail; who holds seats is on the payment page already. */
export async function onHeld(
  ctx: NotificationContext,
  { data: { reservation } }: Delivery<'reservation.held'>,
): Promise<void> {
  if (reservation.kind !== 'tickets') return;
  const message = ticketsHeld(reservation, ctx.originUrl, DEFAULT_LOCALE);
  await sendOnce(
    ctx,
    { about: reservation.id, template: 'tickets-held' },
    { ...to(reservation), ...message },
  );
}

/** What costs nothing is confirmed without a payment; any other gets its mail when it is paid. */
export async function onConfirmed(
  ctx: NotificationContext,
  { data: { reservation, paymentId } }: Delivery<'reservation.confirmed'>,
): Promise<void> {
  if (paymentId) return;
  const message = reservationConfirmed(reservation, undefined, ctx.originUrl, DEFAULT_LOCALE);
  await sendOnce(
    ctx,
    { about: reservation.id, template: 'reservation-confirmed' },
    { ...to(reservation), ...message },
  );
}

/** Only what its owner cancelled unpaid: a paid one gets its mail when the money is back. */
export async function onCancelled(
  ctx: NotificationContext,
  { data: { reservation, paid, reason } }: Delivery<'reservation.cancelled'>,
): Promise<void> {
  if (paid || reason !== 'owner') return;
  const message = reservationCancelled(reservation, DEFAULT_LOCALE);
  await sendOnce(
    ctx,
    { about: reservation.id, template: 'reservation-cancelled' },
    { ...to(reservation), ...message },
  );
}

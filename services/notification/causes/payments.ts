import type { Delivery } from '#shared/events/subscribe.ts';
import type { NotificationContext } from '../context.ts';
import { sendOnce } from '../mail/send-once.ts';
import { DEFAULT_LOCALE } from '../templates/locale.ts';
import { paymentRefunded } from '../templates/payment-refunded.ts';
import { pointsCharged } from '../templates/points-charged.ts';
import { reservationConfirmed } from '../templates/reservation-confirmed.ts';

type Buyer = { email: string; name: string };

const to = ({ email, name }: Buyer) => ({ to: { name, address: email } });

/** The payment arrived: the reservation is confirmed. */
export async function onPaid(ctx: NotificationContext, { data }: Delivery<'payment.paid'>): Promise<void> {
  const message = reservationConfirmed(data.reservation, data, ctx.originUrl, DEFAULT_LOCALE);
  await sendOnce(
    ctx,
    { about: data.paymentId, template: 'reservation-confirmed' },
    { ...to(data.buyer), ...message },
  );
}

/** The money went back. */
export async function onRefunded(
  ctx: NotificationContext,
  { data }: Delivery<'payment.refunded'>,
): Promise<void> {
  const message = paymentRefunded(data, DEFAULT_LOCALE);
  await sendOnce(
    ctx,
    { about: data.paymentId, template: 'payment-refunded' },
    { ...to(data.buyer), ...message },
  );
}

export async function onPointsCharged(
  ctx: NotificationContext,
  { data }: Delivery<'points.charged'>,
): Promise<void> {
  const message = pointsCharged(data, DEFAULT_LOCALE);
  await sendOnce(
    ctx,
    { about: data.chargeId, template: 'points-charged' },
    { ...to(data.buyer), ...message },
  );
}

import type { Delivery } from '#shared/events/subscribe.ts';
import { readerOf, readerWanting } from '../accounts/reader-of.ts';
import type { NotificationContext } from '../context.ts';
import { sendOnce } from '../delivery/send-once.ts';
import { paymentRefunded } from '../templates/payment-refunded.ts';
import { pointsCharged } from '../templates/points-charged.ts';
import { reservationConfirmed } from '../templates/reservation-confirmed.ts';

type Buyer = { email: string; name: string };

const to = ({ email, name }: Buyer) => ({ name, address: email });

/** The payment arrived. */
export async function onPaid(ctx: NotificationContext, { data }: Delivery<'payment.paid'>): Promise<void> {
  const reader = await readerOf(ctx, { userId: data.userId, name: data.buyer.name });
  const draft = reservationConfirmed({ reservation: data.reservation, payment: data }, reader);
  await sendOnce(ctx, { about: data.paymentId, template: 'reservation-confirmed' }, to(data.buyer), draft);
}

/** The money went back, all of it or a part. */
export async function onRefunded(
  ctx: NotificationContext,
  { data }: Delivery<'payment.refunded'>,
): Promise<void> {
  const reader = await readerOf(ctx, { userId: data.userId, name: data.buyer.name });
  const draft = paymentRefunded(data, reader);
  await sendOnce(ctx, { about: data.refundId, template: 'payment-refunded' }, to(data.buyer), draft);
}

/** Not to who wants no mail of it. */
export async function onPointsCharged(
  ctx: NotificationContext,
  { data }: Delivery<'points.charged'>,
): Promise<void> {
  const buyer = { userId: data.userId, name: data.buyer.name };
  const reader = await readerWanting(ctx, 'points-charged', buyer);
  if (!reader) return;
  const draft = pointsCharged(data, reader);
  await sendOnce(ctx, { about: data.chargeId, template: 'points-charged' }, to(data.buyer), draft);
}

import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentContext } from '../context.ts';
import type { NewPayment } from './begin-payment.ts';
import type { Order } from './order.ts';

/** Opens the checkout at reservation and lays down what will be paid how. */
export async function planPayment(
  ctx: PaymentContext,
  user: User,
  order: Order,
): Promise<NewPayment | 'paid meanwhile'> {
  const id = uuidv7();
  const checkout = await ctx.openCheckout({
    reservationId: order.reservationId,
    userId: user.userId,
    paymentId: id,
  });
  if (!checkout.ok) {
    if (checkout.code === 'ALREADY_PAID') return 'paid meanwhile';
    throw new AppError(checkout.code);
  }
  const { amount, reservation } = checkout;
  const split = order.split ?? { pointUsed: 0, cardAmount: amount };
  const plan = {
    id,
    channel: order.channel,
    gateway: split.cardAmount > 0 ? ctx.gateways.forNew.name : null,
    split,
    buyer: { email: user.email, name: user.name },
    reservation,
  };
  if (split.pointUsed + split.cardAmount === amount) return plan;
  await giveCheckoutBack(ctx, plan, 'AMOUNT_MISMATCH');
  throw new AppError('AMOUNT_MISMATCH', { details: { amount } });
}

/**
 * A checkout that came to nothing: reservation need not wait for this payment until its deadline. Nothing else
 * is ever told of this payment, so it has no order to keep.
 */
export async function giveCheckoutBack(
  ctx: PaymentContext,
  { id, reservation }: NewPayment,
  code: string,
): Promise<void> {
  await appendEvent(ctx.db, 'payment.failed', reservation.id, {
    paymentId: id,
    reservationId: reservation.id,
    userId: reservation.userId,
    code,
  });
  ctx.relay.nudge();
}

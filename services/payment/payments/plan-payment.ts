import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentContext } from '../context.ts';
import type { NewPayment } from './begin-payment.ts';
import { giveCheckoutBack, orGiveBack } from './give-checkout-back.ts';
import type { Order } from './order.ts';

/** Opens the checkout at reservation and lays down what will be paid how. */
export async function planPayment(
  ctx: PaymentContext,
  user: User,
  order: Order,
): Promise<NewPayment | 'paid meanwhile'> {
  const id = uuidv7();
  const request = { reservationId: order.reservationId, userId: user.userId, paymentId: id };
  const checkout = await orGiveBack(ctx, request, () => ctx.openCheckout(request));
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
  await giveCheckoutBack(ctx, request, 'AMOUNT_MISMATCH');
  throw new AppError('AMOUNT_MISMATCH', { details: { amount } });
}

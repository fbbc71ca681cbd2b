import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentContext } from '../context.ts';
import type { Payment } from '../db/schema.ts';
import { awaitConfirmation } from './await-confirmation.ts';
import type { Order } from './order.ts';

/** The reservation has a payment that counts: a repeat of it gets its answer, anything else a refusal. */
export async function answerRepeat(
  ctx: PaymentContext,
  user: User,
  order: Order,
  first: Payment,
): Promise<Payment> {
  // Other people's reservations do not exist for this one.
  if (first.user_id !== user.userId) throw new AppError('RESERVATION_NOT_FOUND');
  switch (first.status) {
    case 'PROCESSING':
    case 'UNCERTAIN':
      throw new AppError('PAYMENT_IN_PROGRESS');
    case 'SUCCESS':
      if (!isSame(order, first)) throw new AppError('ALREADY_PAID');
      return awaitConfirmation(ctx, first);
    case 'FAILED':
    case 'REFUNDING':
    case 'REFUNDED':
      throw new AppError('RESERVATION_NOT_PAYABLE');
    default:
      return first.status satisfies never;
  }
}

const isSame = ({ channel, split }: Order, first: Payment) =>
  channel === first.channel &&
  (!split || (split.pointUsed === first.point_used && split.cardAmount === first.card_amount));

import { inTransaction } from '#shared/database/transaction.ts';
import { AppError, type ErrorCode } from '#shared/http/errors.ts';
import { appendEvent } from '#shared/outbox/append.ts';
import type { PaymentContext } from '../context.ts';
import type { CheckoutRequest } from './open-checkout.ts';

type Ctx = Pick<PaymentContext, 'db' | 'relay' | 'log'>;

/**
 * Opens a checkout, or makes the payment of one that is open. When that fails, reservation need not wait for the
 * payment: a checkout whose answer is lost may be open all the same.
 */
export async function orGiveBack<T>(ctx: Ctx, request: CheckoutRequest, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    await giveCheckoutBack(ctx, request, codeOf(error));
    throw error;
  }
}

/**
 * A checkout that came to nothing: reservation need not wait for this payment until its deadline. Where the payment was
 * made after all (the answer to its commit was lost) it will end as any other, and nothing is told here. Never rejects:
 * what cannot be told costs the buyer the wait, and the fault that led here is the one to be heard.
 */
export async function giveCheckoutBack(ctx: Ctx, request: CheckoutRequest, code: ErrorCode): Promise<void> {
  const { paymentId, reservationId, userId } = request;
  try {
    await inTransaction(ctx.db, async (tx) => {
      const made = await tx
        .selectFrom('payments')
        .select('id')
        .where('id', '=', paymentId)
        .executeTakeFirst();
      // Nothing else is ever told of this payment, so it has no order to keep.
      if (!made)
        await appendEvent(tx, 'payment.failed', reservationId, { paymentId, reservationId, userId, code });
    });
    ctx.relay.nudge();
  } catch (error) {
    ctx.log.warn({ err: error, paymentId, reservationId }, 'a checkout was not given back');
  }
}

const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'INTERNAL');

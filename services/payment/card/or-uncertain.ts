import { AppError } from '#shared/http/errors.ts';

/**
 * For what follows once money may have moved: a fault then says nothing about the money, so the
 * buyer is never told that it failed. The reconciler finds out what became of the order.
 */
export async function orUncertain<T>(orderId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? error : uncertain(orderId, error);
  }
}

/** Nobody knows yet whether the order was charged. */
export const uncertain = (orderId: string, cause?: unknown) =>
  new AppError('PAYMENT_UNCERTAIN', { details: { id: orderId }, cause });

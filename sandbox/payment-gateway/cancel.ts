import { z } from 'zod';
import { TossError } from './errors.ts';
import { cancelled } from './payment.ts';
import type { Payment } from './payment-object.ts';
import type { Payments } from './payments.ts';
import type { Tell } from './webhook.ts';

const cancelRequest = z.object({
  cancelReason: z.string().min(1).max(200),
  cancelAmount: z.int().positive().nullish(),
});

/** Gives a payment back, whole or in part. */
export async function cancel(
  { payments, cardNetwork, tell }: { payments: Payments; cardNetwork: () => Promise<void>; tell: Tell },
  paymentKey: string,
  body: unknown,
): Promise<Payment> {
  const { success, data } = cancelRequest.safeParse(body);
  if (!success) throw new TossError('INVALID_REQUEST');
  await cardNetwork();
  // Read after the wait: of two cancels at once the second must see what the first left.
  const payment = payments.ofKey(paymentKey);
  if (payment === undefined) throw new TossError('NOT_FOUND_PAYMENT');
  const result = cancelled(payment, data.cancelReason, data.cancelAmount ?? undefined);
  payments.save(result);
  tell(result);
  return result;
}

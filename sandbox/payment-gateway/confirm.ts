import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Behaviour, behaviourOf } from './behaviours.ts';
import { TossError } from './errors.ts';
import { aborted, charged, openPayment } from './payment.ts';
import type { Payment } from './payment-object.ts';
import type { Payments } from './payments.ts';
import type { Tell } from './webhook.ts';

const confirmRequest = z.object({
  paymentKey: z.string().min(1).max(200),
  orderId: z.string(),
  amount: z.int().positive(),
  orderName: z.string().max(100).optional(),
});

export interface ConfirmRequest {
  behaviour: Behaviour;
  orderId: string;
  orderName: string;
  amount: number;
}

/** Reads the body of a confirm request, or refuses it as Toss would. */
export function readConfirmRequest(body: unknown): ConfirmRequest {
  const { success, data } = confirmRequest.safeParse(body);
  if (!success) throw new TossError('INVALID_REQUEST');
  const { paymentKey, orderId, amount, orderName = `주문 ${orderId}` } = data;
  if (!/^[A-Za-z0-9_=-]{6,64}$/.test(orderId)) throw new TossError('INVALID_ORDER_ID');
  return { behaviour: behaviourOf(paymentKey), orderId, orderName, amount };
}

/** Takes the money of one order, at most once, or refuses. A refused order may be tried again. */
export async function confirm(
  { payments, cardNetwork, tell }: { payments: Payments; cardNetwork: () => Promise<void>; tell: Tell },
  { behaviour, ...order }: ConfirmRequest,
): Promise<Payment> {
  if (behaviour.answer === 'failed') {
    await cardNetwork();
    throw new TossError('FAILED_INTERNAL_SYSTEM_PROCESSING');
  }
  const before = payments.ofOrder(order.orderId);
  if (before?.status === 'IN_PROGRESS') throw new TossError('ALREADY_PROCESSING_REQUEST');
  if (before !== undefined && before.status !== 'ABORTED') throw new TossError('ALREADY_PROCESSED_PAYMENT');

  const opened = openPayment(order);
  payments.save(opened);
  await (behaviour.answer === 'late' ? sleep(behaviour.seconds * 1000) : cardNetwork());

  if (behaviour.money === 'REJECT_CARD_COMPANY' || behaviour.money === 'REJECT_CARD_PAYMENT') {
    const refusal = new TossError(behaviour.money);
    payments.save(aborted(opened, refusal));
    throw refusal;
  }
  const payment = charged(opened);
  payments.save(payment);
  tell(payment);
  return payment;
}

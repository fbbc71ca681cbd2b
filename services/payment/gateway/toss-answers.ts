import { z } from 'zod';
import type { Cancellation, Confirmation, OrderState } from './gateway.ts';

/** https://docs.tosspayments.com/reference#payment-객체: what we read of it. */
const TossPayment = z.object({
  paymentKey: z.string().min(1),
  orderId: z.string(),
  status: z.enum([
    'READY',
    'IN_PROGRESS',
    'WAITING_FOR_DEPOSIT',
    'DONE',
    'CANCELED',
    'PARTIAL_CANCELED',
    'ABORTED',
    'EXPIRED',
  ]),
  totalAmount: z.number(),
  /** What has not gone back. */
  balanceAmount: z.number(),
  currency: z.string().default('KRW'),
  failure: z.object({ code: z.string() }).nullish(),
});

/** https://docs.tosspayments.com/reference/error-codes */
const TossRefusal = z.object({ code: z.string().min(1).max(100) });

/** Refusals that say the order may have been charged by another request. */
const MAYBE_CHARGED = new Set([
  'ALREADY_PROCESSED_PAYMENT',
  'ALREADY_PROCESSING_REQUEST',
  'ALREADY_COMPLETED_PAYMENT',
  'IDEMPOTENT_REQUEST_PROCESSING',
  'PROVIDER_ERROR',
]);

type Order = { orderId: string; amount: number };
type Answer = { status: number; body: unknown };

export function readConfirmation({ status, body }: Answer, order: Order): Confirmation {
  if (status === 200) {
    const state = readPayment(body, order);
    return state.outcome === 'approved' ? state : { outcome: 'unknown' };
  }
  // Our key was refused, or we ask too often: nobody looked at the card.
  if (status === 401 || status === 429) return { outcome: 'unavailable' };
  const refusal = TossRefusal.safeParse(body);
  const isDecided = status >= 400 && status < 500 && status !== 408 && status !== 409;
  if (!isDecided || !refusal.success || MAYBE_CHARGED.has(refusal.data.code)) return { outcome: 'unknown' };
  return { outcome: 'declined', code: refusal.data.code };
}

export function readOrderState({ status, body }: Answer, order: Order): OrderState {
  if (status === 200) return readPayment(body, order);
  const refusal = TossRefusal.safeParse(body);
  // A 404 without this code comes from somebody else on the way.
  const isAbsent = status === 404 && refusal.data?.code === 'NOT_FOUND_PAYMENT';
  return { outcome: isAbsent ? 'absent' : 'unknown' };
}

/** `keeps` is what the gateway has left of the order once the refund is done. */
export function readCancellation({ status, body }: Answer, keeps: number): Cancellation {
  if (status === 200) {
    const payment = TossPayment.safeParse(body);
    return { outcome: payment.data?.balanceAmount === keeps ? 'cancelled' : 'unknown' };
  }
  const code = TossRefusal.safeParse(body).data?.code;
  if (code === 'ALREADY_CANCELED_PAYMENT' && keeps === 0) return { outcome: 'cancelled' };
  if (code === undefined || status >= 500 || status === 409) return { outcome: 'unknown' };
  return { outcome: 'refused', code };
}

function readPayment(body: unknown, order: Order): OrderState {
  const { data } = TossPayment.safeParse(body);
  // Another order or amount than was asked for is nobody's approval.
  if (data?.orderId !== order.orderId) return { outcome: 'unknown' };
  if (data.totalAmount !== order.amount || data.currency !== 'KRW') return { outcome: 'differs' };
  switch (data.status) {
    case 'DONE':
    case 'PARTIAL_CANCELED':
      return {
        outcome: 'approved',
        gatewayKey: data.paymentKey,
        returned: data.totalAmount - data.balanceAmount,
      };
    case 'CANCELED':
      return { outcome: 'cancelled' };
    case 'ABORTED':
    case 'EXPIRED':
      return { outcome: 'declined', code: data.failure?.code ?? data.status };
    case 'READY':
    case 'IN_PROGRESS':
    case 'WAITING_FOR_DEPOSIT':
      return { outcome: 'unknown' };
    default:
      return data.status satisfies never;
  }
}

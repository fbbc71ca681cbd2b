import { z } from 'zod';
import type { Reply } from './connection.ts';
import type { Cancellation, Confirmation, OrderState } from './gateway.ts';
import { BACK_ALREADY, DECLINES, PASSING_FAULTS, TURNED_AWAY, tossCodeIn } from './toss-refusals.ts';

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

type Order = { orderId: string; amount: number };

/** Where nothing is kept the amount does not matter. */
const KEEPS_NOTHING: ReadonlySet<string> = new Set(['CANCELED', 'ABORTED', 'EXPIRED']);

/** A refusal we know is a decline or turned away at the door; one that we do not know may be anything. */
export function readConfirmation(reply: Reply, order: Order): Confirmation {
  if (reply === 'not sent') return { outcome: 'unavailable' };
  if (reply === 'no answer') return { outcome: 'unknown' };
  const { status, body } = reply;
  if (status === 200) {
    const state = readPayment(body, order);
    return state.outcome === 'approved' ? state : { outcome: 'unknown' };
  }
  // We ask too often, or our key was refused: nobody looked at the card.
  if (status === 401 || status === 429) return { outcome: 'unavailable' };
  const code = tossCodeIn(body);
  if (code === undefined || status < 400 || status >= 500) return { outcome: 'unknown' };
  if (TURNED_AWAY.has(code)) return { outcome: 'unavailable' };
  return DECLINES.has(code) ? { outcome: 'declined', code } : { outcome: 'unknown' };
}

export function readOrderState(reply: Reply, order: Order): OrderState {
  if (typeof reply === 'string') return { outcome: 'unknown' };
  const { status, body } = reply;
  if (status === 200) return readPayment(body, order);
  // A 404 without this code comes from somebody else on the way.
  const isAbsent = status === 404 && tossCodeIn(body) === 'NOT_FOUND_PAYMENT';
  return { outcome: isAbsent ? 'absent' : 'unknown' };
}

/** `keeps` is what the gateway has left of the order once the refund is done. */
export function readCancellation(reply: Reply, orderId: string, keeps: number): Cancellation {
  if (typeof reply === 'string') return { outcome: 'unknown' };
  const { status, body } = reply;
  if (status === 200) {
    const { data } = TossPayment.safeParse(body);
    const isDone = data?.orderId === orderId && data.balanceAmount === keeps;
    return { outcome: isDone ? 'cancelled' : 'unknown' };
  }
  const code = tossCodeIn(body);
  if (code === undefined || status < 400 || status >= 500 || status === 409) return { outcome: 'unknown' };
  if (BACK_ALREADY.has(code) && keeps === 0) return { outcome: 'cancelled' };
  return PASSING_FAULTS.has(code) ? { outcome: 'unknown' } : { outcome: 'refused', code };
}

function readPayment(body: unknown, order: Order): OrderState {
  const { data } = TossPayment.safeParse(body);
  // Another order or amount than was asked for is nobody's approval.
  if (data?.orderId !== order.orderId) return { outcome: 'unknown' };
  const isSame = data.totalAmount === order.amount && data.currency === 'KRW';
  if (!isSame && !KEEPS_NOTHING.has(data.status)) return { outcome: 'differs' };
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

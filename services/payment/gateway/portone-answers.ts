import { z } from 'zod';
import type { Reply } from './connection.ts';
import type { Cancellation, Confirmation, OrderState } from './gateway.ts';
import { PortOnePayment, readPortOnePayment } from './portone-payment.ts';
import {
  DECLINES,
  PASSED_ON,
  portOneCodeIn,
  portOneTypeIn,
  REFUND_REFUSALS,
  TURNED_AWAY,
} from './portone-refusals.ts';

/** The payment itself has to be asked: the answer names neither the order nor its amount, or decides nothing. */
export type ToBeSeen = { outcome: 'to be seen' };

/** An approval, a refusal of the payment company, or another confirm before this one: the payment tells. */
export function readConfirmation(reply: Reply): Exclude<Confirmation, { outcome: 'approved' }> | ToBeSeen {
  if (reply === 'not sent') return { outcome: 'unavailable' };
  if (reply === 'no answer') return { outcome: 'unknown' };
  const { status, body } = reply;
  if (status === 200) return { outcome: 'to be seen' };
  if (status === 401 || status === 429) return { outcome: 'unavailable' };
  const type = portOneTypeIn(body);
  if (type === PASSED_ON || type === 'ALREADY_PAID') return { outcome: 'to be seen' };
  if (type === undefined || status < 400 || status >= 500) return { outcome: 'unknown' };
  if (TURNED_AWAY.has(type)) return { outcome: 'unavailable' };
  return DECLINES.has(type) ? { outcome: 'declined', code: type } : { outcome: 'unknown' };
}

/** What the payment says after a confirm: nothing but an approval or a failure is an end. */
export function confirmationOf(state: OrderState): Confirmation {
  return state.outcome === 'approved' || state.outcome === 'declined' ? state : { outcome: 'unknown' };
}

export function readOrderState(reply: Reply, order: { orderId: string; amount: number }): OrderState {
  if (typeof reply === 'string') return { outcome: 'unknown' };
  const { status, body } = reply;
  if (status === 200) return readPortOnePayment(body, order);
  const isAbsent = status === 404 && portOneTypeIn(body) === 'PAYMENT_NOT_FOUND';
  return { outcome: isAbsent ? 'absent' : 'unknown' };
}

const CancelAnswer = z.object({
  cancellation: z.object({ id: z.string(), status: z.string(), totalAmount: z.number() }),
});

/** A refund that was asked for and that the payment company carries out later. */
export type Asked = { outcome: 'asked'; cancellationId: string };

/** `keeps` is what the gateway has left of the order once the refund is done. */
export function readCancellation(
  reply: Reply,
  { amount, keeps }: { amount: number; keeps: number },
): Cancellation | Asked {
  if (typeof reply === 'string') return { outcome: 'unknown' };
  const { status, body } = reply;
  if (status === 200) {
    const { data } = CancelAnswer.safeParse(body);
    if (data?.cancellation.totalAmount !== amount) return { outcome: 'unknown' };
    return progressOf(data.cancellation);
  }
  const type = portOneTypeIn(body);
  if (type === undefined || !REFUND_REFUSALS.has(type)) return { outcome: 'unknown' };
  if (type === 'PAYMENT_ALREADY_CANCELLED' && keeps === 0) return { outcome: 'cancelled' };
  return { outcome: 'refused', code: portOneCodeIn(body) ?? type };
}

/** What became of a refund that was asked for, as the payment tells. */
export function readProgress(reply: Reply, orderId: string, cancellationId: string): Cancellation {
  if (typeof reply === 'string' || reply.status !== 200) return { outcome: 'unknown' };
  const { data } = PortOnePayment.safeParse(reply.body);
  if (data?.id !== orderId) return { outcome: 'unknown' };
  const cancellation = data.cancellations?.find(({ id }) => id === cancellationId);
  const progress = cancellation && progressOf(cancellation);
  return !progress || progress.outcome === 'asked' ? { outcome: 'unknown' } : progress;
}

function progressOf({ id, status }: { id: string; status: string }): Cancellation | Asked {
  if (status === 'SUCCEEDED') return { outcome: 'cancelled' };
  if (status === 'FAILED') return { outcome: 'refused', code: 'CANCELLATION_FAILED' };
  return status === 'REQUESTED' ? { outcome: 'asked', cancellationId: id } : { outcome: 'unknown' };
}

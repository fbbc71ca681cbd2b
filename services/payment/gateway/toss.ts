import { type ConnectionOptions, connect } from './connection.ts';
import type { Gateway } from './gateway.ts';
import { readCancellation, readConfirmation, readOrderState } from './toss-answers.ts';
import { tossCodeIn } from './toss-refusals.ts';
import { listTossDay } from './toss-transactions.ts';
import { readTossWebhook } from './toss-webhook.ts';

export type TossOptions = ConnectionOptions & {
  secretKey: string;
  /** With it every webhook has to be signed. */
  webhookKey?: string | undefined;
};

/** Toss Payments: https://docs.tosspayments.com/reference. The sandbox speaks the same. */
export function connectToss({ secretKey, webhookKey, ...options }: TossOptions): Gateway {
  const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}`;
  const { ask, takesNew } = connect({ name: 'toss', authorization, codeIn: tossCodeIn }, options);

  return {
    name: 'toss',
    takesNew,
    confirm: ({ orderId, amount, token }) =>
      ask(
        {
          kind: 'confirm',
          method: 'POST',
          path: '/v1/payments/confirm',
          body: { paymentKey: token, orderId, amount },
          idempotencyKey: orderId,
          orderId,
          amount,
        },
        (reply) => readConfirmation(reply, { orderId, amount }),
      ),
    findByOrderId: (order) =>
      ask(
        {
          kind: 'find',
          method: 'GET',
          path: `/v1/payments/orders/${encodeURIComponent(order.orderId)}`,
          orderId: order.orderId,
        },
        (reply) => readOrderState(reply, order),
      ),
    cancel: ({ orderId, gatewayKey, amount, refundable, reason, idempotencyKey }) =>
      ask(
        {
          kind: 'cancel',
          method: 'POST',
          path: `/v1/payments/${encodeURIComponent(gatewayKey)}/cancel`,
          body: { cancelReason: reason, cancelAmount: amount, refundableAmount: refundable },
          idempotencyKey,
          orderId,
          amount,
        },
        (reply) => readCancellation(reply, orderId, refundable - amount),
      ),
    listDay: (day) => listTossDay(ask, day),
    readWebhook: (delivery) => readTossWebhook(webhookKey, delivery),
  };
}

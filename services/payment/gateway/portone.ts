import { type ConnectionOptions, connect } from './connection.ts';
import type { Gateway } from './gateway.ts';
import {
  confirmationOf,
  readCancellation,
  readConfirmation,
  readOrderState,
  readProgress,
} from './portone-answers.ts';
import { listPortOneDay } from './portone-list.ts';
import { PASSED_ON, portOneCodeIn, portOneTypeIn } from './portone-refusals.ts';
import { readPortOneWebhook } from './portone-webhook.ts';

export type PortOneOptions = ConnectionOptions & {
  apiSecret: string;
  storeId: string;
  webhookSecret: string;
};

/**
 * PortOne V2, formerly Iamport: https://developers.portone.io/api/rest-v2/payment. Its channels are to be
 * set to manual confirmation, which makes their token the counterpart of Toss's payment key:
 * https://developers.portone.io/opi/ko/extra/manual-confirm/readme-v2. The sandbox speaks the same.
 */
export function connectPortOne(options: PortOneOptions): Gateway {
  const { apiSecret, storeId, webhookSecret, ...line } = options;
  const { ask, takesNew } = connect(
    {
      name: 'portone',
      authorization: `PortOne ${apiSecret}`,
      codeIn: portOneCodeIn,
      isPassedOn: ({ body }) => portOneTypeIn(body) === PASSED_ON,
    },
    line,
  );
  const pathOf = (orderId: string) => `/payments/${encodeURIComponent(orderId)}`;
  const find = (orderId: string) =>
    ({ kind: 'find', method: 'GET', path: `${pathOf(orderId)}?storeId=${storeId}`, orderId }) as const;

  return {
    name: 'portone',
    takesNew,
    async confirm({ orderId, amount, token }) {
      const answer = await ask(
        {
          kind: 'confirm',
          method: 'POST',
          path: `${pathOf(orderId)}/confirm`,
          body: { storeId, paymentToken: token, currency: 'KRW', totalAmount: amount },
          idempotencyKey: orderId,
          orderId,
          amount,
        },
        readConfirmation,
      );
      if (answer.outcome !== 'to be seen') return answer;
      return confirmationOf(await ask(find(orderId), (reply) => readOrderState(reply, { orderId, amount })));
    },
    findByOrderId: (order) => ask(find(order.orderId), (reply) => readOrderState(reply, order)),
    async cancel({ orderId, amount, refundable, reason, idempotencyKey }) {
      const answer = await ask(
        {
          kind: 'cancel',
          method: 'POST',
          path: `${pathOf(orderId)}/cancel`,
          body: { storeId, amount, reason, currentCancellableAmount: refundable },
          idempotencyKey,
          orderId,
          amount,
        },
        (reply) => readCancellation(reply, { amount, keeps: refundable - amount }),
      );
      if (answer.outcome !== 'asked') return answer;
      // The same key gets the same answer for ever: the payment tells how far it has come since.
      return ask(find(orderId), (reply) => readProgress(reply, orderId, answer.cancellationId));
    },
    listDay: (day) => listPortOneDay(ask, storeId, day),
    readWebhook: (delivery) => readPortOneWebhook(webhookSecret, delivery),
  };
}

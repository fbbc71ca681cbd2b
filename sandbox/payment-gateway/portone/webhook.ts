import { createHmac, randomUUID } from 'node:crypto';
import { type Charge, leftOf } from '../book/charge.ts';

/**
 * Tells that a payment has changed, signed by Standard Webhooks.
 * @see https://developers.portone.io/opi/ko/integration/webhook/readme-v2
 */
export function portOneWebhook(charge: Charge, secret: string, storeId: string) {
  const id = `msg_${randomUUID()}`;
  const sentAt = String(Math.floor(Date.now() / 1000));
  const cancellationId = charge.returns.at(-1)?.id;
  const body = JSON.stringify({
    type: typeOf(charge),
    timestamp: new Date().toISOString(),
    data: {
      storeId,
      paymentId: charge.orderId,
      transactionId: charge.key,
      ...(cancellationId && { cancellationId }),
    },
  });
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${sentAt}.${body}`).digest('base64');
  const headers = { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': `v1,${signature}` };
  return { body, headers };
}

function typeOf(charge: Charge): string {
  if (charge.returns.length === 0) return 'Transaction.Paid';
  return leftOf(charge) === 0 ? 'Transaction.Cancelled' : 'Transaction.PartialCancelled';
}

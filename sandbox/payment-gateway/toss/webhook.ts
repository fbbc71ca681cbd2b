import { createHmac, randomUUID } from 'node:crypto';
import type { Charge } from '../book/charge.ts';
import { tossPayment } from './show-payment.ts';

/**
 * Tells that a payment has changed. With a key every webhook is signed, as Toss signs some of its own.
 * @see https://docs.tosspayments.com/reference/using-api/webhook-events
 */
export function tossWebhook(charge: Charge, key: string | undefined) {
  const sentAt = new Date().toISOString();
  const body = JSON.stringify({
    eventType: 'PAYMENT_STATUS_CHANGED',
    createdAt: sentAt.replace('Z', '000'),
    data: tossPayment(charge),
  });
  const headers = {
    'tosspayments-webhook-transmission-time': sentAt,
    'tosspayments-webhook-transmission-id': randomUUID(),
    'tosspayments-webhook-transmission-retried-count': '0',
    ...(key && { 'tosspayments-webhook-signature': `v1:${signatureOf(key, `${body}:${sentAt}`)}` }),
  };
  return { body, headers };
}

const signatureOf = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');

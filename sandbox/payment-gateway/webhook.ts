import { createHmac } from 'node:crypto';
import type { Payment } from './payment-object.ts';

export interface WebhookSettings {
  url: string;
  /** With a key every webhook is signed, as Toss signs some of its own. */
  key: string | undefined;
}

/** Tells the shop that a payment has changed; nobody waits for it, and it is sent once. */
export type Tell = (payment: Payment) => void;

/** @see https://docs.tosspayments.com/reference/using-api/webhook-events */
export function createWebhook(settings: WebhookSettings | undefined): Tell {
  if (settings === undefined) return () => {};
  const { url, key } = settings;
  return (payment) => {
    send(url, key, payment).catch((error) =>
      console.error(`webhook for ${payment.orderId} not heard:`, error),
    );
  };
}

async function send(url: string, key: string | undefined, payment: Payment): Promise<void> {
  const sentAt = new Date().toISOString();
  const body = JSON.stringify({
    eventType: 'PAYMENT_STATUS_CHANGED',
    createdAt: sentAt.replace('Z', '000'),
    data: payment,
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'tosspayments-webhook-transmission-time': sentAt,
      'tosspayments-webhook-transmission-id': crypto.randomUUID(),
      'tosspayments-webhook-transmission-retried-count': '0',
      ...(key && { 'tosspayments-webhook-signature': `v1:${signatureOf(key, `${body}:${sentAt}`)}` }),
    },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
}

const signatureOf = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64');

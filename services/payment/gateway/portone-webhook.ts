import { z } from 'zod';
import { parseJson } from '#shared/parse-json.ts';
import type { Delivery, Reading } from './gateway.ts';
import { isSignedBy } from './signature.ts';

const FRESH_SECONDS = 5 * 60;

/**
 * What we read of PortOne's events, version 2024-04-25. They carry no amount: the payment that is asked
 * for does. https://developers.portone.io/opi/ko/integration/webhook/readme-v2
 */
export const PortOneEvent = z.looseObject({
  type: z.string().max(100),
  data: z.looseObject({ paymentId: z.string().max(64).optional() }).optional(),
});

/** `secret` is the `whsec_…` that PortOne's console shows. */
export function readPortOneWebhook(secret: string, delivery: Delivery): Reading {
  if (!isGenuine(secret, delivery)) return 'forged';
  const { data: event } = PortOneEvent.safeParse(parseJson(delivery.body));
  if (!event) return 'malformed';
  const orderId = event.data?.paymentId;
  if (orderId === undefined || !event.type.startsWith('Transaction.')) return 'other';
  return { orderId, amount: undefined, currency: undefined, saysPaid: event.type === 'Transaction.Paid' };
}

/**
 * HMAC-SHA-256 of `{webhook-id}.{webhook-timestamp}.{body}`, in the header as `v1,` and base64, more than
 * one parted by spaces. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
function isGenuine(secret: string, { body, header }: Delivery): boolean {
  const id = header('webhook-id') ?? '';
  const sentAt = header('webhook-timestamp') ?? '';
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signatures = (header('webhook-signature') ?? '')
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []));
  const isFresh = /^\d+$/.test(sentAt) && Math.abs(Date.now() / 1000 - Number(sentAt)) <= FRESH_SECONDS;
  return isFresh && isSignedBy(key, `${id}.${sentAt}.${body}`, signatures);
}

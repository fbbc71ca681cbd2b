import { z } from 'zod';
import { parseJson } from '#shared/parse-json.ts';
import type { Delivery, Reading } from './gateway.ts';
import { isSignedBy } from './signature.ts';

/** What comes later than this after it was signed may be an old one played again. */
const FRESH_MS = 10 * 60_000;

const OrderId = z.string().max(64);
const Status = z.string().max(50);

/**
 * What we read of Toss's events: most have the payment under `data`; DEPOSIT_CALLBACK has the order
 * at its top. The status in it only saves a question when it says what we know.
 * https://docs.tosspayments.com/reference/using-api/webhook-events
 */
export const TossEvent = z.looseObject({
  eventType: z.string().max(100).optional(),
  orderId: OrderId.optional(),
  status: Status.optional(),
  data: z
    .looseObject({
      orderId: OrderId.optional(),
      status: Status.optional(),
      totalAmount: z.number().optional(),
      currency: z.string().max(10).optional(),
    })
    .optional(),
});

/**
 * Toss itself signs payout.changed and seller.changed only. So without a key events are taken
 * unsigned, which is safe, for they only make us ask; with one, all have to be signed.
 */
export function readTossWebhook(key: string | undefined, delivery: Delivery): Reading {
  if (key !== undefined && !isGenuine(key, delivery)) return 'forged';
  const { data: event } = TossEvent.safeParse(parseJson(delivery.body));
  if (!event) return 'malformed';
  const { orderId, status, totalAmount: amount, currency } = { ...event, ...event.data };
  if (orderId === undefined) return 'other';
  return { orderId, amount, currency, saysPaid: status === 'DONE' };
}

/** HMAC-SHA-256 of `{body}:{transmission-time}`, in the header as `v1:` and one or more in base64. */
function isGenuine(key: string, { body, header }: Delivery): boolean {
  const sentAt = header('tosspayments-webhook-transmission-time') ?? '';
  const given = header('tosspayments-webhook-signature') ?? '';
  const signatures = given.split(',').map((one) => one.trim().replace(/^v1:/, ''));
  const isFresh = Math.abs(Date.now() - Date.parse(sentAt)) <= FRESH_MS;
  return isFresh && isSignedBy(key, `${body}:${sentAt}`, signatures);
}

import { createRoute, z } from '@hono/zod-openapi';
import { AppError } from '#shared/http/errors.ts';
import { answer, json, refusals } from '#shared/http/routes.ts';
import type { Hint } from './follow-hint.ts';

const OrderId = z.string().max(64);
const Status = z.string().max(50);

/**
 * What we read of Toss's events: most have the payment under `data`; DEPOSIT_CALLBACK has the order
 * at its top. The status in it only saves a question when it says what we know.
 * https://docs.tosspayments.com/reference/using-api/webhook-events
 */
const TossEvent = z.looseObject({
  eventType: z.string().max(100).optional().openapi({ example: 'PAYMENT_STATUS_CHANGED' }),
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

export const webhookRoute = createRoute({
  method: 'post',
  path: '/api/payments/webhook/{gateway}',
  summary: 'A gateway says that something has happened to an order (gateways)',
  description:
    'Only a hint: the order is asked up at the gateway, and nothing in the body decides anything. Taken once or ten times, in any order, the effect is the same. Where a key is agreed on, it is signed: HMAC-SHA-256 of `{body}:{transmission-time}`, base64, as `v1:{signature}`. A gateway that hears anything but 200 sends it again.',
  request: {
    params: z.object({ gateway: z.string().max(50).openapi({ example: 'toss' }) }),
    headers: z.object({
      'tosspayments-webhook-signature': z.string().optional(),
      'tosspayments-webhook-transmission-time': z.string().optional(),
    }),
    body: json(TossEvent),
  },
  responses: {
    200: answer('Heard, also when the order is none of ours', z.object({ success: z.literal(true) })),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_TOKEN',
      'NOT_FOUND',
      'PAYMENT_IN_PROGRESS',
      'UPSTREAM_UNAVAILABLE',
    ),
  },
});

/** Toss is the one gateway there is. */
export function requireGateway(name: string): void {
  if (name !== 'toss') throw new AppError('NOT_FOUND');
}

/** The order an event is about; undefined for events about something else. */
export function hintIn(event: z.infer<typeof TossEvent>): Hint | undefined {
  const { orderId, status, totalAmount: amount, currency } = { ...event, ...event.data };
  if (orderId === undefined) return undefined;
  return { orderId, amount, currency, saysPaid: status === 'DONE' };
}

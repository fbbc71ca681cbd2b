import { createRoute, z } from '@hono/zod-openapi';
import { answer, json, refusals } from '#shared/http/routes.ts';
import { PortOneEvent } from '../gateway/portone-webhook.ts';
import { TossEvent } from '../gateway/toss-webhook.ts';

export const webhookRoute = createRoute({
  method: 'post',
  path: '/api/payments/webhook/{gateway}',
  summary: 'A gateway says that something has happened to an order (gateways)',
  description:
    'Only a hint: the order is asked up at the gateway, and nothing in the body decides anything. Taken once or ten times, in any order, the effect is the same. Toss signs, where a key is agreed on, by HMAC-SHA-256 of `{body}:{transmission-time}`, base64, as `v1:{signature}`; PortOne always, by Standard Webhooks. What is signed too long ago is refused. A gateway that hears anything but 200 sends it again.',
  request: {
    params: z.object({ gateway: z.string().max(50).openapi({ example: 'toss' }) }),
    headers: z.object({
      'tosspayments-webhook-signature': z.string().optional(),
      'tosspayments-webhook-transmission-time': z.string().optional(),
      'webhook-id': z.string().optional(),
      'webhook-timestamp': z.string().optional(),
      'webhook-signature': z.string().optional(),
    }),
    body: json(z.union([TossEvent, PortOneEvent])),
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

import { z } from '@hono/zod-openapi';
import { Instant, Won } from '#shared/http/routes.ts';
import type { PointCharge } from '../db/schema.ts';
import { gatewayNames } from '../gateway/gateway.ts';

/** A charge of points as administrators see it; its `id` is the order id at the gateway. */
export const SeenCharge = z
  .object({
    id: z.uuid(),
    user_id: z.uuid(),
    buyer: z.object({ name: z.string(), email: z.string() }),
    amount: Won,
    gateway: z.enum(gatewayNames),
    attempts: z.int().openapi({ description: 'How often the gateway was asked after it' }),
    created_at: Instant,
  })
  .openapi('SeenCharge');

export const seenCharge = (charge: PointCharge): z.input<typeof SeenCharge> => ({
  id: charge.id,
  user_id: charge.user_id,
  buyer: { name: charge.buyer.name, email: charge.buyer.email },
  amount: charge.amount,
  gateway: charge.gateway,
  attempts: charge.attempts,
  created_at: charge.created_at.toISOString(),
});

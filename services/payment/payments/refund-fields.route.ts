import { z } from '@hono/zod-openapi';
import { Instant, Won } from '#shared/http/routes.ts';
import type { Refund } from '../db/schema.ts';

/** A refund as buyers see it: what goes back, by which way, for what, and whether it has. */
export const RefundFields = z.object({
  id: z.uuid(),
  status: z.enum(['PENDING', 'DONE']),
  amount: Won,
  point_amount: Won,
  card_amount: Won,
  reason: z.enum(['cancelled', 'event_cancelled', 'rejected', 'admin']),
  items: z
    .array(
      z.object({
        seat_id: z.uuid().nullable(),
        ticket_type_id: z.uuid().nullable(),
        label: z.string(),
        quantity: z.int(),
        unit_price: Won,
      }),
    )
    .nullable()
    .openapi({ description: 'Null: all that was left' }),
  created_at: Instant,
  refunded_at: Instant.nullable(),
});

export const refundFields = (refund: Refund): z.input<typeof RefundFields> => ({
  id: refund.id,
  status: refund.status,
  amount: refund.card_amount + refund.point_amount,
  point_amount: refund.point_amount,
  card_amount: refund.card_amount,
  reason: refund.reason,
  items:
    refund.items?.map(({ seatId, ticketTypeId, label, quantity, unitPrice }) => ({
      seat_id: seatId,
      ticket_type_id: ticketTypeId,
      label,
      quantity,
      unit_price: unitPrice,
    })) ?? null,
  created_at: refund.created_at.toISOString(),
  refunded_at: refund.done_at?.toISOString() ?? null,
});

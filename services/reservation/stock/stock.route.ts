import { createRoute, z } from '@hono/zod-openapi';
import { answer, json, refusals, Won } from '#shared/http/routes.ts';

const ReadStock = z.object({ eventIds: z.array(z.uuid()).max(1_000) });

export const TicketType = z.object({
  id: z.uuid(),
  name: z.string(),
  price: Won,
  total_quantity: z.int(),
  available_quantity: z.int(),
  description: z.string().nullable(),
});

export const readStockRoute = createRoute({
  method: 'post',
  path: '/internal/stock',
  summary: 'Ticket types of several events with what is left of them (event, through its sidecar)',
  request: { body: { ...json(ReadStock), required: true } },
  responses: {
    200: answer(
      'By event, the dearest type first; an event without any has no entry',
      z.object({ ok: z.literal(true), ticketTypes: z.record(z.string(), z.array(TicketType)) }),
    ),
    ...refusals('VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});

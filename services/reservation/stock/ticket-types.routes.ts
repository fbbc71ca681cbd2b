import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, Instant, idParams, json, refusals, Won } from '#shared/http/routes.ts';

const LARGEST_INT = 2_147_483_647;

/** A whole number, or its digits: the admin's form sends strings. */
const whole = (minimum: number) =>
  z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,10}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(minimum).max(LARGEST_INT))
    .openapi({
      anyOf: [
        { type: 'integer', minimum, maximum: LARGEST_INT },
        { type: 'string', pattern: '^\\d{1,10}$' },
      ],
    });

const TicketTypeBody = z
  .object({
    name: z.string().trim().min(1).max(100),
    price: whole(0),
    totalQuantity: whole(1),
    description: z
      .string()
      .max(10_000)
      .nullable()
      .transform((given) => given || null)
      .optional()
      .openapi({ description: 'An empty one means none' }),
  })
  .openapi('TicketTypeInput');

const TicketTypeRow = z
  .object({
    id: z.uuid(),
    event_id: z.uuid(),
    name: z.string(),
    price: Won,
    total_quantity: z.int().min(0),
    available_quantity: z.int().min(0),
    description: z.string().nullable(),
    version: z.int(),
    created_at: Instant,
    updated_at: Instant,
  })
  .openapi('TicketTypeRow');

const Answer = z.object({ message: z.string(), ticketType: TicketTypeRow });

const ADMIN_REFUSALS = [
  'VALIDATION_ERROR',
  'INVALID_ID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'EVENT_NOT_FOUND',
] as const;

export const addTicketTypeRoute = createRoute({
  method: 'post',
  path: '/api/admin/events/{eventId}/tickets',
  summary: 'Put another type of standing tickets on sale (admin)',
  security: administrator,
  request: { params: idParams('eventId'), body: { ...json(TicketTypeBody), required: true } },
  responses: { 201: answer('Added', Answer), ...refusals(...ADMIN_REFUSALS) },
});

export const changeTicketTypeRoute = createRoute({
  method: 'put',
  path: '/api/admin/tickets/{id}',
  summary: 'Change a type of standing tickets while it sells (admin)',
  description: 'What is sold stays sold. Without a description the old one stays.',
  security: administrator,
  request: { params: idParams('id'), body: { ...json(TicketTypeBody), required: true } },
  responses: {
    200: answer('As it is now', Answer),
    ...refusals(...ADMIN_REFUSALS, 'TICKET_TYPE_NOT_FOUND', 'STOCK_BELOW_SOLD'),
  },
});

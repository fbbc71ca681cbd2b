import { createRoute, z } from '@hono/zod-openapi';
import { answer, bearer, Instant, idParams, refusals } from '#shared/http/routes.ts';

const Ticket = z
  .object({
    id: z.uuid(),
    code: z.string().openapi({
      description:
        'A compact JWS (ES256, `typ` tkt): `jti` and `evt` are the ids of ticket and event, their 16 bytes in base64url; `lbl` the label, `num` the number of the reservation',
    }),
    shortCode: z
      .string()
      .openapi({ description: 'To be typed in place of the code', example: '7K2M-9QXA-4T8B' }),
    label: z.string(),
    section: z.string().nullable(),
    rowNumber: z.int().nullable(),
    seatNumber: z.int().nullable(),
    usedAt: Instant.nullable(),
  })
  .openapi('Ticket');

const Tickets = z.object({
  tickets: z.array(Ticket),
  event: z.object({
    id: z.uuid(),
    title: z.string(),
    venue: z.string(),
    address: z.string().nullable(),
    event_date: Instant,
  }),
  reservation_number: z.string(),
});

export const ownTicketsRoute = createRoute({
  method: 'get',
  path: '/api/reservations/{id}/tickets',
  summary: 'The tickets of an own confirmed reservation, one for each person',
  security: bearer,
  request: { params: idParams('id') },
  responses: {
    200: answer('Tickets; those of a part that was refunded are not among them', Tickets),
    ...refusals(
      'INVALID_ID',
      'VALIDATION_ERROR',
      'UNAUTHENTICATED',
      'RESERVATION_NOT_FOUND',
      'ILLEGAL_TRANSITION',
      'UPSTREAM_UNAVAILABLE',
    ),
  },
});

/** How long others may keep the key set: a key has to be published for longer before it signs. */
export const TICKET_KEYS_CACHE = 'public, max-age=300';

const TicketKeySet = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      use: z.literal('sig'),
      alg: z.literal('ES256'),
    }),
  ),
});

export const ticketKeysRoute = createRoute({
  method: 'get',
  path: '/api/tickets/keys',
  summary: 'Public keys of tickets (RFC 7517)',
  description: 'With them a door knows a good ticket while it has no network.',
  responses: { 200: answer('All keys by which a ticket may be signed', TicketKeySet), ...refusals() },
});

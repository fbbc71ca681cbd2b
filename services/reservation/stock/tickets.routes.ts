import { createRoute, z } from '@hono/zod-openapi';
import { answer, idParams, refusals } from '#shared/http/routes.ts';
import { TicketType } from './stock.route.ts';

export const listTicketTypesRoute = createRoute({
  method: 'get',
  path: '/api/tickets/event/{eventId}',
  summary: 'The ticket types of an event with what is left of them',
  request: { params: idParams('eventId') },
  responses: {
    200: answer(
      'The dearest first; none for an event with seats',
      z.object({ ticketTypes: z.array(TicketType) }),
    ),
    ...refusals('INVALID_ID', 'VALIDATION_ERROR', 'EVENT_NOT_FOUND', 'UPSTREAM_UNAVAILABLE'),
  },
});

export const availabilityRoute = createRoute({
  method: 'get',
  path: '/api/tickets/availability/{ticketTypeId}',
  summary: 'What is left of one ticket type now',
  request: { params: idParams('ticketTypeId') },
  responses: {
    200: answer(
      'Read at this moment',
      z.object({ available_quantity: z.int().min(0), total_quantity: z.int().min(0) }),
    ),
    ...refusals('INVALID_ID', 'VALIDATION_ERROR', 'TICKET_TYPE_NOT_FOUND', 'UPSTREAM_UNAVAILABLE'),
  },
});

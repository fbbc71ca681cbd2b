import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, idParams, refusals } from '#shared/http/routes.ts';

const Count = z.int().min(0);

const ADMIN_REFUSALS = ['INVALID_ID', 'UNAUTHENTICATED', 'FORBIDDEN', 'EVENT_NOT_FOUND'] as const;

export const makeSeatsRoute = createRoute({
  method: 'post',
  path: '/api/admin/events/{id}/generate-seats',
  summary: "Make the seats of an event's layout (admin)",
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('Made', z.object({ message: z.string(), seatsCreated: Count, eventTitle: z.string() })),
    ...refusals(...ADMIN_REFUSALS, 'VALIDATION_ERROR', 'SEATS_EXIST'),
  },
});

export const deleteSeatsRoute = createRoute({
  method: 'delete',
  path: '/api/admin/events/{id}/seats',
  summary: 'Delete all seats of an event while nobody has one (admin)',
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('Deleted', z.object({ message: z.string(), seatsDeleted: Count })),
    ...refusals(...ADMIN_REFUSALS, 'VALIDATION_ERROR', 'SEATS_IN_USE'),
  },
});

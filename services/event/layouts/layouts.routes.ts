import { createRoute, z } from '@hono/zod-openapi';
import { Layout } from '#shared/events/facts.ts';
import { administrator, answer, idempotencyKey, idParams, json, refusals } from '#shared/http/routes.ts';
import { LayoutEditBody, NewLayoutBody } from './layout-body.routes.ts';

const SeatLayout = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    total_seats: z.int(),
    layout_config: Layout,
    version: z.int(),
  })
  .openapi('SeatLayout');

const Layouts = z.object({ layouts: z.array(SeatLayout) });
export type Layouts = z.infer<typeof Layouts>;

const Changed = z.object({ message: z.string(), layout: SeatLayout });
const REFUSED = ['VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'] as const;

/** The halls an event can be given. */
export const layoutsRoute = createRoute({
  method: 'get',
  path: '/api/seats/layouts',
  summary: 'Seat layouts, the smallest first',
  responses: { 200: answer('All layouts', Layouts), ...refusals('VALIDATION_ERROR', 'UPSTREAM_UNAVAILABLE') },
});

/** The same for administrators. */
export const adminLayoutsRoute = createRoute({
  method: 'get',
  path: '/api/admin/seat-layouts',
  summary: 'Seat layouts by name (admin)',
  security: administrator,
  responses: { 200: answer('All layouts', Layouts), ...refusals(...REFUSED) },
});

export const createLayoutRoute = createRoute({
  method: 'post',
  path: '/api/admin/seat-layouts',
  summary: 'Make a seat layout, of at most 20,000 seats (admin)',
  security: administrator,
  request: { headers: idempotencyKey, body: { ...json(NewLayoutBody), required: true } },
  responses: {
    201: answer('The layout; events can be made with it', Changed),
    ...refusals(...REFUSED, 'LAYOUT_NAME_TAKEN', 'ILLEGAL_TRANSITION', 'IDEMPOTENCY_CONFLICT'),
  },
});

export const editLayoutRoute = createRoute({
  method: 'put',
  path: '/api/admin/seat-layouts/{id}',
  summary: 'Edit a seat layout, for the events to come; needs the `version` that was read (admin)',
  security: administrator,
  request: { params: idParams('id'), body: { ...json(LayoutEditBody), required: true } },
  responses: {
    200: answer('The layout as it is now; events that are there keep their seats', Changed),
    ...refusals(...REFUSED, 'INVALID_ID', 'LAYOUT_NOT_FOUND', 'LAYOUT_NAME_TAKEN', 'ILLEGAL_TRANSITION'),
  },
});

export const deleteLayoutRoute = createRoute({
  method: 'delete',
  path: '/api/admin/seat-layouts/{id}',
  summary: 'Delete a seat layout that no event has (admin)',
  security: administrator,
  request: { params: idParams('id') },
  responses: {
    200: answer('Deleted', z.object({ message: z.string() })),
    ...refusals(...REFUSED, 'INVALID_ID', 'LAYOUT_NOT_FOUND', 'SEATS_IN_USE'),
  },
});

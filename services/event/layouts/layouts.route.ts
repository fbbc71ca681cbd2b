import { createRoute, z } from '@hono/zod-openapi';
import { Layout } from '#shared/events/facts.ts';
import { administrator, answer, refusals } from '#shared/http/routes.ts';

const SeatLayout = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    total_seats: z.int(),
    layout_config: Layout,
  })
  .openapi('SeatLayout');

const Layouts = z.object({ layouts: z.array(SeatLayout) });
export type Layouts = z.infer<typeof Layouts>;

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
  responses: {
    200: answer('All layouts', Layouts),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'),
  },
});

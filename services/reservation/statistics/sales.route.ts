import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, refusals } from '#shared/http/routes.ts';

const Count = z.int().min(0);
const DAYS = 30;
const MOST_DAYS = 90;

const Sales = z
  .object({
    days: z.array(z.object({ date: z.iso.date(), reservations: Count, revenue: Count })),
    events: z.array(
      z.object({ id: z.uuid(), title: z.string(), sold: Count, capacity: Count, revenue: Count }),
    ),
  })
  .openapi('Sales');

export const salesRoute = createRoute({
  method: 'get',
  path: '/api/admin/dashboard/sales',
  summary: 'Reservations and revenue by day, and the ten events that earned most (admin)',
  description:
    'The last days of Seoul, today among them, the oldest first. A sale is of the day on which it was reserved; what was given back is none.',
  security: administrator,
  request: { query: z.object({ days: z.coerce.number().int().min(1).max(MOST_DAYS).default(DAYS) }) },
  responses: {
    200: answer('Sales', Sales),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'),
  },
});

import { createRoute, z } from '@hono/zod-openapi';
import { administrator, answer, Instant, refusals, Won } from '#shared/http/routes.ts';

const Count = z.int().min(0);

const Stats = z
  .object({
    totalEvents: Count,
    totalReservations: Count,
    totalRevenue: Count,
    todayReservations: Count,
  })
  .openapi('Stats');

const RecentReservation = z
  .object({
    id: z.uuid(),
    reservation_number: z.string(),
    total_amount: Won,
    status: z.enum(['pending', 'confirmed', 'cancelled']),
    created_at: Instant,
    user_name: z.string(),
    user_email: z.string(),
    event_title: z.string(),
  })
  .openapi('RecentReservation');

export const statsRoute = createRoute({
  method: 'get',
  path: '/api/admin/dashboard/stats',
  summary: 'Events, reservations and revenue, and the newest reservations (admin)',
  security: administrator,
  responses: {
    200: answer(
      'A day is one in Seoul',
      z.object({ stats: Stats, recentReservations: z.array(RecentReservation) }),
    ),
    ...refusals('VALIDATION_ERROR', 'UNAUTHENTICATED', 'FORBIDDEN'),
  },
});

import { createRoute, z } from '@hono/zod-openapi';
import { ReservationFacts } from '#shared/events/facts.ts';
import { answer, json, refusals, Won } from '#shared/http/routes.ts';

const OpenCheckout = z.object({ reservationId: z.uuid(), userId: z.uuid(), paymentId: z.uuid() });

const Checkout = z.union([
  z.object({ ok: z.literal(true), amount: Won, reservation: ReservationFacts }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

export const openCheckoutRoute = createRoute({
  method: 'post',
  path: '/internal/checkouts',
  summary: 'A payment begins (payment, through its sidecar)',
  request: { body: { ...json(OpenCheckout), required: true } },
  responses: {
    200: answer('What is to be paid, or why it cannot be', Checkout),
    ...refusals('VALIDATION_ERROR', 'FORBIDDEN', 'UPSTREAM_UNAVAILABLE'),
  },
});

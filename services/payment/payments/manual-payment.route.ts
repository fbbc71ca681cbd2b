import { createRoute, z } from '@hono/zod-openapi';
import { answer, json } from '#shared/http/routes.ts';

const ManualPayment = z.object({
  reservationId: z.uuid(),
  /** Owner of the reservation. */
  userId: z.uuid(),
  adminId: z.uuid(),
  adminEmail: z.string().min(1).max(255),
});

const ManualPaymentAnswer = z.union([
  z.object({ ok: z.literal(true), paymentId: z.uuid() }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

export const manualPaymentRoute = createRoute({
  method: 'post',
  path: '/internal/manual-payments',
  summary: 'An administrator took the money by hand (reservation, through its sidecar)',
  request: { body: { ...json(ManualPayment), required: true } },
  responses: { 200: answer('The payment, also when asked again, or why there is none', ManualPaymentAnswer) },
});

import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { Krw, ReservationFacts } from '#shared/events/facts.ts';

const Checkout = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), amount: Krw, reservation: ReservationFacts }),
  z.object({
    ok: z.literal(false),
    code: z.enum(['RESERVATION_NOT_FOUND', 'RESERVATION_EXPIRED', 'RESERVATION_NOT_PAYABLE', 'ALREADY_PAID']),
  }),
]);
export type Checkout = z.infer<typeof Checkout>;

export type CheckoutRequest = { reservationId: string; userId: string; paymentId: string };

/** Asks reservation who owns it and what it costs; from then on its cleaner leaves it alone for a while. */
export type OpenCheckout = (request: CheckoutRequest) => Promise<Checkout>;

export const checkoutsOf =
  (sidecar: Sidecar): OpenCheckout =>
  (request) =>
    invoke(sidecar, { app: 'reservation', path: '/internal/checkouts', body: request, answer: Checkout });

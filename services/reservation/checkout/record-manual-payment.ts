import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), paymentId: z.uuid() }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);
export type ManualPayment = z.infer<typeof Answer>;

/** Has payment record that an administrator took the money of a reservation by hand; once for each reservation. */
export type RecordManualPayment = (request: {
  reservationId: string;
  /** The owner. */
  userId: string;
  adminId: string;
  adminEmail: string;
}) => Promise<ManualPayment>;

export const manualPaymentsOf =
  (sidecar: Sidecar): RecordManualPayment =>
  (request) =>
    invoke(sidecar, { app: 'payment', path: '/internal/manual-payments', body: request, answer: Answer });

import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import type { EventFacts } from '#shared/events/facts.ts';

/** What reservation makes of an event: its seats or ticket types. All may be repeated; all reject with 503. */
export type Offers = {
  make: (facts: EventFacts) => Promise<void>;
  /** Takes back what was made for an event that did not come to be. */
  withdraw: (eventId: string) => Promise<void>;
  /** Ends the reservations of an event that was cancelled or deleted; says how many. */
  cancel: (facts: EventFacts) => Promise<number>;
};

const Done = z.object({ ok: z.literal(true) });
const Cancelled = Done.extend({ cancelledReservations: z.int().min(0) });

/**
 * A hall of some thousand seats takes its time, and whoever waits is an administrator. As long as Dapr gives one
 * try at reservation (dapr/resiliency/apps.yaml); with the withdrawal after it less than the origin waits.
 */
export const OFFER_PATIENCE_MS = 4_000;
export const WITHDRAWAL_PATIENCE_MS = 1_500;

/** Asks reservation through the sidecars. */
export function reservationOffers(sidecar: Pick<Sidecar, 'url'>): Offers {
  const ask = <Answer extends z.ZodType>(
    path: string,
    body: object,
    answer: Answer,
    timeoutMs = OFFER_PATIENCE_MS,
  ) => invoke(sidecar, { app: 'reservation', path, body, answer, timeoutMs });
  return {
    async make(facts) {
      await ask('/internal/offers', { facts }, Done);
    },
    async withdraw(eventId) {
      await ask('/internal/offers/withdraw', { eventId }, Done, WITHDRAWAL_PATIENCE_MS);
    },
    cancel: async (facts) =>
      (await ask('/internal/offers/cancel', { facts }, Cancelled)).cancelledReservations,
  };
}

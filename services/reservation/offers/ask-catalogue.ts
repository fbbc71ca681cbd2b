import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import type { IsInCatalogue } from './sweep-offers.ts';

const Answer = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: z.literal('EVENT_NOT_FOUND') }),
]);

/** Asks event-service through the sidecars. */
export const askCatalogue =
  (sidecar: Sidecar): IsInCatalogue =>
  async (eventId) =>
    (await invoke(sidecar, { app: 'event', path: `/internal/events/${eventId}`, answer: Answer })).ok;

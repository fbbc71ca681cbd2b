import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { EventFacts } from '#shared/events/facts.ts';
import type { AskCatalogue } from './sweep-offers.ts';

const Answer = z.object({ ok: z.literal(true), events: z.array(EventFacts) });

/** Asks event-service through the sidecars. */
export const askCatalogue =
  (sidecar: Sidecar): AskCatalogue =>
  async (ids) =>
    (await invoke(sidecar, { app: 'event', path: '/internal/events/facts', body: { ids }, answer: Answer }))
      .events;

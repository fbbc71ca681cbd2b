import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { EventFacts } from '#shared/events/facts.ts';
import type { FetchEvent } from './catalogue.ts';

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), event: EventFacts }),
  z.object({ ok: z.literal(false), code: z.string() }),
]);

/** Asks event-service; short, because somebody waits for it in front of the door. */
export const fetchEventBy =
  (sidecar: Sidecar): FetchEvent =>
  async (eventId) => {
    const answer = await invoke(sidecar, {
      app: 'event',
      path: `/internal/events/${eventId}`,
      answer: Answer,
      timeoutMs: 1_000,
    });
    return answer.ok ? answer.event : undefined;
  };

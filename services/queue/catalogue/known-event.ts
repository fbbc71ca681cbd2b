import { z } from 'zod';
import type { EventFacts } from '#shared/events/facts.ts';

/** What queue keeps of an event of the catalogue. */
export const KnownEvent = z.object({
  title: z.string(),
  version: z.int(),
  cancelled: z.boolean(),
  /** Sales are over, or the doors have opened. */
  endsAt: z.iso.datetime(),
});
export type KnownEvent = z.infer<typeof KnownEvent>;

export function toKnownEvent(facts: EventFacts): KnownEvent {
  const { title, version, status, saleEndDate, eventDate } = facts;
  const endsAt = new Date(Math.min(Date.parse(saleEndDate), Date.parse(eventDate))).toISOString();
  return { title, version, cancelled: status === 'cancelled', endsAt };
}

/** An event that is over or called off has no room: nobody waits for it and nobody takes a slot. */
export const hasRoom = (event: KnownEvent): boolean =>
  !event.cancelled && Date.parse(event.endsAt) > Date.now();

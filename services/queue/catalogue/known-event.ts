import { z } from 'zod';
import type { EventFacts } from '#shared/events/facts.ts';

/** What queue keeps of an event of the catalogue. */
export const KnownEvent = z.object({
  title: z.string(),
  artist: z.string().nullable().default(null),
  version: z.int(),
  cancelled: z.boolean(),
  deleted: z.boolean().default(false),
  /** The sale begins. */
  opensAt: z.iso.datetime(),
  /** Sales are over, or the doors have opened. */
  endsAt: z.iso.datetime(),
});
export type KnownEvent = z.infer<typeof KnownEvent>;

export function toKnownEvent(facts: EventFacts): KnownEvent {
  const { title, artist, version, status, saleStartDate: opensAt, saleEndDate, eventDate } = facts;
  const endsAt = new Date(Math.min(Date.parse(saleEndDate), Date.parse(eventDate))).toISOString();
  const [cancelled, deleted] = [status === 'cancelled', status === 'deleted'];
  return { title, artist, version, cancelled, deleted, opensAt, endsAt };
}

/** An event that is over, called off or gone has no room: nobody waits for it and nobody takes a slot. */
export const hasRoom = (event: KnownEvent): boolean =>
  !event.cancelled && !event.deleted && Date.parse(event.endsAt) > Date.now();

/** When a sale opens, where it matters not or nobody can say. */
export const LONG_AGO = 0;
export const UNKNOWN = -1;

/** Redis's clock may differ from ours, but not by so much. */
const LONG_AGO_MS = 3_600_000;

/** When the sale opens, in milliseconds; `LONG_AGO`, or `UNKNOWN` while nobody can say whether there is such an event. */
export function openingOf(event: KnownEvent | 'unsure'): number {
  if (event === 'unsure') return UNKNOWN;
  const opensAt = Date.parse(event.opensAt);
  return opensAt < Date.now() - LONG_AGO_MS ? LONG_AGO : opensAt;
}

import type { EventData } from '#shared/events/contracts.ts';

type Change = { type: string } & Partial<Pick<EventData<'reservation.cancelled'>, 'reason' | 'paid'>>;

/**
 * Whether a change of a reservation is the end of the visit in which it was made. Queue frees the slot of the
 * buyer where it was confirmed, expired or its payment rejected, and where a cancellation says so. A buyer who
 * chose again is still choosing; one whose money comes back was done when they paid.
 */
export function endsVisit({ type, reason, paid }: Change): boolean {
  if (type === 'reservation.cancelled') return reason !== 'replaced' && reason !== 'refunded' && !paid;
  return type === 'reservation.confirmed' || type === 'reservation.expired';
}

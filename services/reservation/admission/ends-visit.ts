import type { EventData } from '#shared/events/contracts.ts';

type Change = { type: string } & Partial<Pick<EventData<'reservation.cancelled'>, 'reason' | 'paid'>>;

/**
 * Whether a change of a reservation is the end of the visit in which it was made; queue frees the slot of the
 * buyer at the same events, and at a payment that is rejected. A buyer who chose again is still choosing; one
 * whose money comes back was done when they paid.
 */
export function endsVisit({ type, reason, paid }: Change): boolean {
  if (type === 'reservation.cancelled') return reason !== 'replaced' && reason !== 'refunded' && !paid;
  return type === 'reservation.confirmed' || type === 'reservation.expired';
}

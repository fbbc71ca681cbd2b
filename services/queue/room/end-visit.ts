import type { EventData } from '#shared/events/contracts.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import type { QueueContext } from '../context.ts';

/** Frees the slot of a buyer who is done: the reservation was paid, given up or ran out. */
export async function endVisit(
  { rooms, admission }: QueueContext,
  { id, eventId, userId }: ReservationFacts,
): Promise<void> {
  if (await rooms.release({ eventId, userId }, id)) admission.admitNow(eventId);
}

/** A buyer who chose again is still choosing; one whose money comes back was done when they paid. */
export const endsVisit = ({ reason, paid }: EventData<'reservation.cancelled'>): boolean =>
  reason !== 'replaced' && reason !== 'refunded' && !paid;

import type { ReservationFacts } from '#shared/events/facts.ts';
import type { QueueContext } from '../context.ts';

/**
 * Frees the slot of a buyer who is done: the reservation was paid, given up or ran out. Reservation itself knows
 * which passes end with it, but not where it was made without one.
 */
export async function endVisit(
  { rooms, admission, tellOthers }: QueueContext,
  { id, eventId, userId, visit }: ReservationFacts,
): Promise<void> {
  const ended = await rooms.release({ eventId, userId }, { id, visit: visit ?? 0 });
  if (ended === 0) return;
  if (!visit) tellOthers.soon('admission.ended', { eventId, userId, upTo: ended });
  admission.admitNow(eventId);
}

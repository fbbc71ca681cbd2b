import type { EventFacts } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import type { Offers } from '../administration/offers.ts';

/** Reservation, as far as this service asks it for something, and what it was asked. */
export function aReservation() {
  const reservation = {
    away: false,
    /** What happens elsewhere meanwhile. */
    whileMaking: async () => {},
    /** How many reservations an event has. */
    cancels: 0,
    made: [] as EventFacts[],
    withdrawn: [] as string[],
    cancelled: [] as EventFacts[],
  };
  const answer = async () => {
    if (reservation.away) throw new AppError('UPSTREAM_UNAVAILABLE');
  };
  const offers: Offers = {
    async make(facts) {
      reservation.made.push(facts);
      await reservation.whileMaking();
      await answer();
    },
    async withdraw(eventId) {
      reservation.withdrawn.push(eventId);
    },
    async cancel(facts) {
      reservation.cancelled.push(facts);
      await answer();
      return reservation.cancels;
    },
  };
  return { reservation, offers };
}

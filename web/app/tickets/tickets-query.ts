import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { Refusal } from '../api/refusal.ts';
import type { operations } from '../api/types/reservation.ts';
import { keptPlace } from '../session/kept.ts';

export type Tickets =
  operations['getReservationsByIdTickets']['responses'][200]['content']['application/json'];
export type Ticket = Tickets['tickets'][number];

/** Used tickets show as used within this time. */
const LOOK_AGAIN_MS = 15_000;

/** The tickets of a reservation. The last answer is kept, for a door without a network; a refusal ends it. */
export function ticketsQuery(reservationId: string) {
  const place = keptPlace(`tickets ${reservationId}`, areTickets);
  const last = place.read();
  return queryOptions({
    queryKey: ['reservations', reservationId, 'tickets'],
    queryFn: async () => {
      try {
        const path = { id: reservationId };
        const tickets = await answer(api.GET('/api/reservations/{id}/tickets', { params: { path } }));
        place.keep(tickets);
        return tickets;
      } catch (error) {
        if (error instanceof Refusal && error.status < 429) place.forget();
        throw error;
      }
    },
    refetchInterval: LOOK_AGAIN_MS,
    ...(last && { initialData: last.value, initialDataUpdatedAt: last.at }),
  });
}

const areTickets = (value: unknown): value is Tickets =>
  typeof value === 'object' &&
  value !== null &&
  'tickets' in value &&
  Array.isArray(value.tickets) &&
  'event' in value &&
  typeof value.event === 'object' &&
  value.event !== null;

import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import type { ListedEvent } from './events-query.ts';
import { countSeats } from './seat-counts.ts';

/** How many tickets of an event somebody has or is about to pay for. */
export const takenQuery = ({ id, ticket_type_count }: ListedEvent) =>
  queryOptions({
    queryKey: ['admin', 'taken', id],
    queryFn: () => (ticket_type_count > 0 ? takenTickets(id) : takenSeats(id)),
    staleTime: 0,
    gcTime: 0,
  });

async function takenTickets(eventId: string): Promise<number> {
  const { ticketTypes } = await answer(
    api.GET('/api/tickets/event/{eventId}', { params: { path: { eventId } } }),
  );
  return ticketTypes.reduce((sum, type) => sum + type.total_quantity - type.available_quantity, 0);
}

/** An event that sells nothing yet has no seats either. */
async function takenSeats(eventId: string): Promise<number> {
  try {
    const { seats } = await answer(api.GET('/api/seats/events/{eventId}', { params: { path: { eventId } } }));
    const { sold, held } = countSeats(seats).all;
    return sold + held;
  } catch (error) {
    if (isRefusal(error, 'NO_SEAT_LAYOUT')) return 0;
    throw error;
  }
}

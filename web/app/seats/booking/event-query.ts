import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';

/** What the way to a booking has to know of an event. */
export const bookedEventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['booking', 'event', eventId],
    queryFn: () => answer(api.GET('/api/events/{id}', { params: { path: { id: eventId } } })),
    select: ({ event }) => event,
  });

import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { seatsLeft } from './seats-left.ts';

/** An event with its ticket types; one with seats has sections, and no ticket types. */
export const eventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'one', eventId],
    queryFn: () => answer(api.GET('/api/events/{id}', { params: { path: { id: eventId } } })),
  });

/**
 * How many seats of each section are left. The whole map is much to send, for a page that many look at in the same
 * minute: it is asked for only when somebody wants to know, and each time that they do.
 */
export const seatsLeftQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'seats-left', eventId],
    queryFn: async () => {
      const map = await answer(api.GET('/api/seats/events/{eventId}', { params: { path: { eventId } } }));
      return seatsLeft(map.seats);
    },
    enabled: false,
  });

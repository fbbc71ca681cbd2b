import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { sectionsOf } from './sections.ts';

/** An event with its ticket types; events with seats have none. */
export const eventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'one', eventId],
    queryFn: () => answer(api.GET('/api/events/{id}', { params: { path: { id: eventId } } })),
  });

/**
 * What the sections of a seat map cost and what is left of each. The whole map is much to send: it is asked for
 * once per visit and not again whenever somebody looks.
 */
export const sectionsQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['events', 'sections', eventId],
    queryFn: async () =>
      sectionsOf(await answer(api.GET('/api/seats/events/{eventId}', { params: { path: { eventId } } }))),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';

/** The events that a door may be opened for, the next first. */
export const doorEventsQuery = queryOptions({
  queryKey: ['door', 'events'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/check-ins/events', { signal }))).events,
  networkMode: 'always',
  refetchInterval: 30_000,
  refetchOnReconnect: 'always',
  retry: false,
});

import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';

/** An event to be edited. What is being typed over it is not to change by itself, so it is asked for by need alone. */
export const oneEventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['admin', 'event', eventId],
    queryFn: () => answer(api.GET('/api/events/{id}', { params: { path: { id: eventId } } })),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** The seats of an event, each with its state: up to 20,000, so it is asked for only where they are shown. */
export const seatMapQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['admin', 'seats', eventId],
    queryFn: () => answer(api.GET('/api/seats/events/{eventId}', { params: { path: { eventId } } })),
    refetchOnWindowFocus: false,
  });

/** The ticket types of an event as they are this moment: the event's own page hears of a change a moment later. */
export const ticketTypesQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['admin', 'ticket types', eventId],
    queryFn: () => answer(api.GET('/api/tickets/event/{eventId}', { params: { path: { eventId } } })),
    select: ({ ticketTypes }) => ticketTypes,
  });

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { components } from '../../api/types/event.ts';
import type { EventStatus } from './event-status.tsx';

export type ListedEvent = components['schemas']['ListedEvent'];

export const EVENT_ORDERS = ['-created_at', 'event_date', 'sale_start_date'] as const;
export type EventOrder = (typeof EVENT_ORDERS)[number];

export type EventsAsked = {
  q?: string | undefined;
  status?: EventStatus | undefined;
  sort: EventOrder;
  page: number;
};

const PAGE = 20;

/** One page of all events. */
export const eventsQuery = ({ q, status, sort, page }: EventsAsked) =>
  queryOptions({
    queryKey: ['admin', 'events', { q, status, sort, page }],
    queryFn: () =>
      answer(
        api.GET('/api/events', {
          params: { query: { sort, page, limit: PAGE, ...(q && { q }), ...(status && { status }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

const MOST_DAYS = 90;

/** What the events that have earned most lately have sold, by their ids; of others it is not known. */
export const soldQuery = queryOptions({
  queryKey: ['admin', 'sales', MOST_DAYS],
  queryFn: () => answer(api.GET('/api/admin/dashboard/sales', { params: { query: { days: MOST_DAYS } } })),
  staleTime: 60_000,
  select: ({ events }) => new Map(events.map((event) => [event.id, event])),
});

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

import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import type { SaleState } from './sale-state.ts';

/** The sale that opens first is first, and then the event that takes place first. */
const orderOf = (status: SaleState) => (status === 'upcoming' ? 'sale_start_date' : 'event_date');

const listOf = (status: SaleState, page: number, limit: number) =>
  answer(api.GET('/api/events', { params: { query: { status, sort: orderOf(status), page, limit } } }));

/** The first events in a state. */
export const eventListQuery = (status: SaleState, limit: number) =>
  queryOptions({
    queryKey: ['events', 'first', status, limit],
    queryFn: () => listOf(status, 1, limit),
  });

/** The last events in a state: the shop lists them from the other end, so the last two pages have them. */
export const lastEventsQuery = (status: SaleState, limit: number) =>
  queryOptions({
    queryKey: ['events', 'last', status, limit],
    staleTime: 60_000,
    queryFn: async () => {
      const first = await listOf(status, 1, limit);
      const { totalPages } = first.pagination;
      if (totalPages < 2) return first.events.toReversed();
      const before = totalPages > 2 ? await listOf(status, totalPages - 1, limit) : first;
      const last = await listOf(status, totalPages, limit);
      return [...before.events, ...last.events].slice(-limit).toReversed();
    },
  });

import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';

const PAGE = 24;

export type Wanted = { q?: string | undefined; status?: string | undefined };

/** What is looked for as the address says it, which leaves out what is empty. */
export const inAddress = ({ q, status }: Wanted) => ({ ...(q && { q }), ...(status && { status }) });

/** Where the shop lets choose: what can be had by when it is, all else by how new it is to the shop. */
function orderOf({ status }: Wanted) {
  if (status === 'upcoming') return 'sale_start_date';
  return status === 'on_sale' || status === 'sold_out' ? 'event_date' : '-created_at';
}

/** What is found, page by page; until another search has its answer, that of the last one is shown. */
export const searchQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['events', 'search', inAddress(wanted)],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/events', {
          params: { query: { ...inAddress(wanted), sort: orderOf(wanted), page: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: 1,
    getNextPageParam: ({ pagination: { page, totalPages } }) => (page < totalPages ? page + 1 : undefined),
    placeholderData: keepPreviousData,
  });

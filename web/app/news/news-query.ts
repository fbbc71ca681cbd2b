import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import type { components } from '../api/types/event.ts';

export type News = components['schemas']['News'];

const PAGE = 20;

/** The board, pinned first, then the newest. */
export const newsListQuery = infiniteQueryOptions({
  queryKey: ['news', 'list'],
  queryFn: ({ pageParam }) =>
    answer(api.GET('/api/news', { params: { query: { page: pageParam, limit: PAGE } } })),
  initialPageParam: 1,
  getNextPageParam: ({ pagination: { page, totalPages } }) => (page < totalPages ? page + 1 : undefined),
});

/** The first few of the board. */
export const newsTeasersQuery = queryOptions({
  queryKey: ['news', 'teasers'],
  queryFn: () => answer(api.GET('/api/news', { params: { query: { limit: 3 } } })),
  staleTime: 60_000,
  select: ({ news }) => news,
});

/** One article. Each asking counts as a view, so a look back at the page is none. */
export const articleQuery = (newsId: string) =>
  queryOptions({
    queryKey: ['news', 'article', newsId],
    queryFn: () => answer(api.GET('/api/news/{id}', { params: { path: { id: newsId } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    select: ({ news }) => news,
  });

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';

const PAGE = 20;

/** One page of the board, pinned first, then the newest. */
export const newsPageQuery = (page: number) =>
  queryOptions({
    queryKey: ['news', 'admin', page],
    queryFn: () => answer(api.GET('/api/news', { params: { query: { page, limit: PAGE } } })),
    placeholderData: keepPreviousData,
  });

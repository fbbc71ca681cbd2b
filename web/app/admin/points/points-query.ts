import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';

/** Somebody's points, and what moved them, newest first. */
export const accountQuery = (userId: string) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'points', userId],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/points/accounts/{userId}', {
          params: { path: { userId }, query: { limit: 10, ...(pageParam && { before: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

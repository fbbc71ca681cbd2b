import { infiniteQueryOptions } from '@tanstack/react-query';
import { answer } from '../../../api/answer.ts';
import { api } from '../../../api/client.ts';
import type { components } from '../../../api/types/payment.ts';

export type Comparison = components['schemas']['GatewayComparison'];
export type Difference = Comparison['differences'][number];

/** What the comparisons with the gateways found, the newest first; read again while one runs. */
export const comparisonsQuery = infiniteQueryOptions({
  queryKey: ['admin', 'comparisons'],
  queryFn: ({ pageParam }) =>
    answer(
      api.GET('/api/payments/comparisons', {
        params: { query: pageParam ? { before: pageParam } : {} },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
  refetchInterval: ({ state }) =>
    state.data?.pages.some(({ comparisons }) => comparisons.some(({ status }) => status === 'RUNNING'))
      ? 2_000
      : false,
});

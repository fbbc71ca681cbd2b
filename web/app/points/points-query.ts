import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import type { components } from '../api/types/payment.ts';

export type PointHistory = components['schemas']['PointHistory'];

/** The balance, and what moved it, newest first; each page goes on where the one before ended. */
export const pointsQuery = infiniteQueryOptions({
  queryKey: ['points', 'account'],
  queryFn: ({ pageParam: before, signal }) =>
    answer(api.GET('/api/points/balance', { params: { query: before ? { before } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

const RECENT = 100;

/** The row that credits a charge, once there is one; null while there is none. */
export const creditQuery = (chargeId: string) =>
  queryOptions({
    queryKey: ['points', 'credit', chargeId],
    queryFn: async ({ signal }) => {
      const query = { limit: RECENT };
      const { histories } = await answer(api.GET('/api/points/histories', { params: { query }, signal }));
      return histories.find((row) => row.reference_id === chargeId && row.type === 'CHARGE') ?? null;
    },
  });

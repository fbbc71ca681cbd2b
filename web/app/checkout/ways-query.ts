import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';

/** The shop's own methods beside card and points. */
export const methodsQuery = queryOptions({
  queryKey: ['payment methods'],
  queryFn: async () => (await answer(api.GET('/api/payments/methods'))).methods,
  staleTime: 600_000,
});

/** How many points the buyer has. */
export const balanceQuery = queryOptions({
  queryKey: ['points', 'at checkout'],
  queryFn: async () =>
    (await answer(api.GET('/api/points/balance', { params: { query: { limit: 1 } } }))).balance,
});

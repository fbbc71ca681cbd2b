import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { components, paths } from '../../api/types/payment.ts';

export type SeenPayment = components['schemas']['SeenPayment'];
export type PaymentHistory = components['schemas']['PaymentHistory'];
export type SeenCharge = components['schemas']['SeenCharge'];
type Query = NonNullable<paths['/api/payments/all']['get']['parameters']['query']>;
export type PaymentSearch = Pick<
  Query,
  'status' | 'method' | 'gateway' | 'from' | 'to' | 'user_id' | 'reservation_id' | 'trouble'
>;

/** Everybody's payments, newest first, with the sum of what is found. */
export const paymentsQuery = (search: PaymentSearch) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'payments', search],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/payments/all', {
          params: {
            query: {
              ...search,
              ...(isNarrowed(search) && { totals: 'true' }),
              ...(pageParam && { before: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** Only what is narrowed is added up. */
const isNarrowed = (search: PaymentSearch) => Object.values(search).some(Boolean);

/** One payment with all that is known of it. */
export const paymentHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'payment', id],
    queryFn: () => answer(api.GET('/api/payments/{id}/history', { params: { path: { id } } })),
    // What is under way goes on by itself.
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? 3_000 : false),
  });

const isUnderWay = (history: PaymentHistory | undefined) =>
  history !== undefined &&
  (['PROCESSING', 'UNCERTAIN', 'REFUNDING'].includes(history.payment.status) ||
    history.refunds.some(({ status }) => status === 'PENDING'));

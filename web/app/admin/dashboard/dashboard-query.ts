import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { components } from '../../api/types/reservation.ts';

export type Sales = components['schemas']['Sales'];
export type SalesDay = Sales['days'][number];
export type RecentReservation = components['schemas']['RecentReservation'];

/** Figures of all time, and the latest reservations. */
export const statsQuery = queryOptions({
  queryKey: ['admin', 'stats'],
  queryFn: () => answer(api.GET('/api/admin/dashboard/stats')),
  refetchInterval: 60_000,
});

/** The last days, today among them. */
export const salesQuery = (days: number) =>
  queryOptions({
    queryKey: ['admin', 'sales', days],
    queryFn: () => answer(api.GET('/api/admin/dashboard/sales', { params: { query: { days } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

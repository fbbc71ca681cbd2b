import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { components } from '../../api/types/reservation.ts';
import type { ReservationStatus } from './reservation-badge.tsx';

export type AdminReservation = components['schemas']['AdminReservation'];

type Search = { status?: ReservationStatus; page: number };

/** One page of everybody's reservations, newest first. */
export const adminReservationsQuery = ({ status, page }: Search) =>
  queryOptions({
    queryKey: ['admin', 'reservations', status ?? '', page],
    queryFn: () =>
      answer(api.GET('/api/admin/reservations', { params: { query: { ...(status && { status }), page } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });

/** One reservation with what it is for. */
export const adminReservationQuery = (id: string) =>
  queryOptions({
    queryKey: ['admin', 'reservation', id],
    queryFn: () => answer(api.GET('/api/admin/reservations/{id}', { params: { path: { id } } })),
  });

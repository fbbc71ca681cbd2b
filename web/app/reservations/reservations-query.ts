import { queryOptions } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';

/** All own reservations, newest first. */
export const reservationsQuery = queryOptions({
  queryKey: ['reservations', 'mine'],
  queryFn: async () => (await answer(api.GET('/api/reservations/my'))).reservations,
});

export const reservationQuery = (reservationId: string) =>
  queryOptions({
    queryKey: ['reservations', reservationId, 'detail'],
    queryFn: async () => {
      const path = { id: reservationId };
      return (await answer(api.GET('/api/reservations/{id}', { params: { path } }))).reservation;
    },
  });

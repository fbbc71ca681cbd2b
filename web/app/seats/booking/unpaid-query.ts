import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';

const LOOKED_AT = 5;

/** What this buyer holds of an event and has not paid for yet; null for nothing. The list knows no events, so each is asked for. */
export const unpaidQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['booking', 'unpaid', eventId],
    queryFn: async () => {
      const { reservations } = await answer(api.GET('/api/reservations/my'));
      const pending = reservations.filter(({ status }) => status === 'pending').slice(0, LOOKED_AT);
      const details = await Promise.all(
        pending.map(({ id }) => answer(api.GET('/api/seats/reservation/{id}', { params: { path: { id } } }))),
      );
      const mine = details.map(({ reservation }) => reservation);
      return mine.find((one) => one.event_id === eventId && !one.isExpired) ?? null;
    },
    staleTime: 0,
  });

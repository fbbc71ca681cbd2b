import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';

const EVERY_MS = 60_000;
const EVERY_MS_ALONE = 10_000;

/** The map as it is, and when it was asked for. Between two answers it is followed by what is heard. */
export const seatMapQuery = (eventId: string, isLive: boolean) =>
  queryOptions({
    queryKey: ['booking', 'seats', eventId],
    queryFn: async () => {
      const askedAt = performance.now();
      const map = await answer(api.GET('/api/seats/events/{eventId}', { params: { path: { eventId } } }));
      return { map, askedAt };
    },
    staleTime: 0,
    gcTime: 5_000,
    // The parts of a large map are not compared one by one.
    structuralSharing: false,
    refetchInterval: isLive ? EVERY_MS : EVERY_MS_ALONE,
  });

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { KEPT, keptListQuery, REFRESHED } from './kept-queries.ts';
import { refreshList } from './lists.ts';

const EVERY_MS = 60_000;

/** The list that the phone has of an event, read again every minute; `error` while the shop cannot be asked. */
export function useKeptList(eventId: string) {
  const queries = useQueryClient();
  const kept = useQuery(keptListQuery(eventId));
  const refreshed = useQuery({
    queryKey: [...REFRESHED, eventId],
    queryFn: async ({ signal }) => {
      const list = await refreshList(eventId, signal);
      queries.setQueryData(keptListQuery(eventId).queryKey, list);
      void queries.invalidateQueries({ queryKey: KEPT });
      return list.readAt;
    },
    networkMode: 'always',
    refetchInterval: EVERY_MS,
    refetchOnReconnect: 'always',
    staleTime: EVERY_MS,
    retry: false,
  });
  return { list: kept.data ?? undefined, isRead: !kept.isPending, error: refreshed.error };
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useUser } from '../../session/session.ts';
import { KEPT, queueQuery, REFRESHED } from '../kept/kept-queries.ts';
import { upload } from './upload.ts';

const AGAIN_MS = 10_000;

/** Sends what waits on this phone as soon as the shop can be reached, and says how much there is. */
export function useUpload() {
  const userId = useUser()?.id ?? '';
  const queries = useQueryClient();
  const queue = useQuery(queueQuery).data ?? [];
  const own = queue.filter((queued) => queued.userId === userId).length;
  const sending = useQuery({
    queryKey: ['door', 'upload', userId],
    queryFn: async () => {
      const sent = await upload(userId).finally(() => queries.invalidateQueries({ queryKey: KEPT }));
      // The shop is there again, and knows more than the list.
      if (sent > 0) void queries.invalidateQueries({ queryKey: REFRESHED });
      return sent;
    },
    enabled: own > 0,
    networkMode: 'always',
    refetchInterval: AGAIN_MS,
    refetchOnReconnect: 'always',
    staleTime: 0,
    retry: false,
  });
  return {
    /** Of who is logged in. */
    own,
    /** Of others who used this phone: only they can send them. */
    others: queue.length - own,
    error: own > 0 ? sending.error : null,
  };
}

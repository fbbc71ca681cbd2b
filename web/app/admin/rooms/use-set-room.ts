import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import type { paths } from '../../api/types/queue.ts';
import { roomKey, type WatchedRoom } from './room-query.ts';
import { addSample } from './samples.ts';

type Put = paths['/api/queue/admin/{eventId}']['put'];
export type RoomSettings = NonNullable<Put['requestBody']>['content']['application/json'];

/** Changes some settings of a room; what is shown is what the service answers, never what was hoped for. */
export function useSetRoom(eventId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (settings: RoomSettings) =>
      answer(api.PUT('/api/queue/admin/{eventId}', { params: { path: { eventId } }, body: settings })),
    networkMode: 'always',
    onSuccess: async (room) => {
      // An answer that was asked for before the change must not undo it on the page.
      await queries.cancelQueries({ queryKey: roomKey(eventId) });
      queries.setQueryData<WatchedRoom>(roomKey(eventId), (was) => ({
        room,
        samples: addSample(was?.samples ?? [], room, serverNow()),
      }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin', 'room history', eventId] }),
  });
}

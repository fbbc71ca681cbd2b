import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import type { components } from '../../api/types/queue.ts';
import { addSample, type Sample } from './samples.ts';

export type RoomReport = components['schemas']['RoomReport'];
export type RoomState = RoomReport['state'];
export type RoomChange = components['schemas']['RoomHistory']['changes'][number];

/** A room as it is now, and as it was the last times this page looked. */
export type WatchedRoom = { room: RoomReport; samples: readonly Sample[] };

const ROOM_EVERY_MS = 2_000;
const LIST_EVERY_MS = 5_000;

export const roomKey = (eventId: string) => ['admin', 'room', eventId] as const;

/** One room, looked at every two seconds while the page is seen. */
export const watchedRoomQuery = (eventId: string) =>
  queryOptions({
    queryKey: roomKey(eventId),
    queryFn: async ({ client }): Promise<WatchedRoom> => {
      const room = await readRoom(eventId);
      const before = client.getQueryData<WatchedRoom>(roomKey(eventId))?.samples ?? [];
      return { room, samples: addSample(before, room, serverNow()) };
    },
    refetchInterval: ROOM_EVERY_MS,
    staleTime: 0,
  });

/** One room among many, looked at less often. */
export const listedRoomQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['admin', 'listed room', eventId],
    queryFn: () => readRoom(eventId),
    refetchInterval: LIST_EVERY_MS,
  });

export const roomHistoryQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['admin', 'room history', eventId],
    queryFn: () => answer(api.GET('/api/queue/admin/{eventId}/history', { params: { path: { eventId } } })),
    refetchInterval: 15_000,
  });

const readRoom = (eventId: string) =>
  answer(api.GET('/api/queue/admin/{eventId}', { params: { path: { eventId } } }));

import { queryOptions } from '@tanstack/react-query';
import { readAdmittedHere } from './admissions.ts';
import { readKeptList, readKeptLists } from './lists.ts';
import { readConflicts, readQueue } from './queue.ts';

/** What the phone has needs no network, and is read again when somebody has written. */
const own = { networkMode: 'always', staleTime: Number.POSITIVE_INFINITY, retry: false } as const;

export const KEPT = ['door', 'kept'] as const;
/** The lists as the shop last told them. */
export const REFRESHED = ['door', 'refreshed'] as const;

export const keptListQuery = (eventId: string) =>
  queryOptions({
    queryKey: ['door', 'list', eventId],
    queryFn: async () => (await readKeptList(eventId)) ?? null,
    ...own,
  });

export const keptListsQuery = queryOptions({ queryKey: [...KEPT, 'lists'], queryFn: readKeptLists, ...own });

export const admittedHereQuery = (eventId: string) =>
  queryOptions({
    queryKey: [...KEPT, 'admitted', eventId],
    queryFn: () => readAdmittedHere(eventId),
    ...own,
  });

export const queueQuery = queryOptions({ queryKey: [...KEPT, 'queue'], queryFn: readQueue, ...own });

export const conflictsQuery = queryOptions({
  queryKey: [...KEPT, 'conflicts'],
  queryFn: readConflicts,
  ...own,
});

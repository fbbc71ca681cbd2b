import type { Admission } from './admissions.ts';
import { inTransaction, resultOf } from './database.ts';
import type { KeptList } from './lists.ts';

const KEPT_MS = 3 * 24 * 60 * 60 * 1000;

const isOld = (instant: string) => Date.parse(instant) < Date.now() - KEPT_MS;

/** Of nights that are over nothing stays but what the shop does not know yet. */
export const forgetOld = (): Promise<void> =>
  inTransaction(['lists', 'admissions'], 'readwrite', async (storeOf) => {
    const lists: KeptList[] = await resultOf(storeOf('lists').getAll());
    for (const { event, readAt } of lists) if (isOld(readAt)) storeOf('lists').delete(event.id);
    const admissions: Admission[] = await resultOf(storeOf('admissions').getAll());
    for (const { ticketId, at, isWaiting } of admissions)
      if (!isWaiting && isOld(at)) storeOf('admissions').delete(ticketId);
  });

import type { components } from '../../api/types/reservation.ts';
import type { Admission } from './admissions.ts';
import { type Conflict, conflictOf } from './conflict.ts';
import { inTransaction, resultOf } from './database.ts';
import type { Queued, Waiting } from './waiting.ts';

type CheckIn = components['schemas']['CheckIn'];

/** Both or neither: who is let in without a network is in the queue, or is not let in. */
export const admitOffline = (waiting: Waiting, admission: Admission): Promise<void> =>
  inTransaction(['admissions', 'queue'], 'readwrite', (storeOf) => {
    storeOf('admissions').put(admission);
    storeOf('queue').add(waiting);
  });

/** All that waits, of every user of this phone, the first first. */
export const readQueue = (): Promise<Queued[]> =>
  inTransaction(['queue'], 'readonly', (storeOf) => resultOf(storeOf('queue').getAll()));

/** The shop has answered: these wait no longer, and where it says otherwise than the phone said, that stays to be read. */
export const settle = (sent: readonly Queued[], answers: readonly CheckIn[]): Promise<void> =>
  inTransaction(['admissions', 'queue', 'conflicts'], 'readwrite', async (storeOf) => {
    for (const [index, queued] of sent.entries()) {
      const answer = answers[index];
      if (!answer) continue;
      storeOf('queue').delete(queued.place);
      const conflict = conflictOf(queued, answer);
      if (conflict) storeOf('conflicts').put(conflict);
      const own: Admission | undefined = await resultOf(storeOf('admissions').get(queued.ticketId));
      if (own) storeOf('admissions').put({ ...own, isWaiting: false });
    }
  });

export const readConflicts = (): Promise<Conflict[]> =>
  inTransaction(['conflicts'], 'readonly', (storeOf) => resultOf(storeOf('conflicts').getAll()));

export const dismissConflict = (nonce: string): Promise<void> =>
  inTransaction(['conflicts'], 'readwrite', (storeOf) => {
    storeOf('conflicts').delete(nonce);
  });

import { inTransaction, resultOf } from './database.ts';

/** Whom this phone has let in: its list does not know yet, and another phone's never will before it is told. */
export type Admission = {
  ticketId: string;
  eventId: string;
  /** ISO-8601, UTC. */
  at: string;
  door: string;
  /** Not yet known to the shop. */
  isWaiting: boolean;
};

export const readAdmission = (ticketId: string): Promise<Admission | undefined> =>
  inTransaction(['admissions'], 'readonly', (storeOf) => resultOf(storeOf('admissions').get(ticketId)));

export const rememberAdmission = (admission: Admission): Promise<void> =>
  inTransaction(['admissions'], 'readwrite', (storeOf) => {
    storeOf('admissions').put(admission);
  });

export const readAdmittedHere = (eventId: string): Promise<string[]> =>
  inTransaction(['admissions'], 'readonly', async (storeOf) => {
    const own: Admission[] = await resultOf(storeOf('admissions').index('eventId').getAll(eventId));
    return own.map(({ ticketId }) => ticketId);
  });

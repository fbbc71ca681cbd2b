import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { components } from '../../api/types/reservation.ts';
import type { TicketKey } from '../codes/ticket-code.ts';
import { inTransaction, resultOf } from './database.ts';

type DoorTicket = components['schemas']['DoorTicket'];
export type DoorEvent = components['schemas']['DoorEvent'];

/** All tickets of an event as they were at `readAt`, ISO-8601 by the phone's clock. */
export type KeptList = DoorEvent & { tickets: readonly DoorTicket[]; readAt: string };

/** Reads the tickets and the keys from the shop, and keeps both. Throws what `answer` throws; then what was kept stays. */
export async function refreshList(eventId: string, signal: AbortSignal): Promise<KeptList> {
  const readAt = new Date().toISOString();
  const [{ keys }, list] = await Promise.all([
    answer(api.GET('/api/tickets/keys', { signal })),
    readAllPages(eventId, signal),
  ]);
  const kept = { ...list, readAt };
  await inTransaction(['lists', 'keys'], 'readwrite', (storeOf) => {
    storeOf('lists').put(kept);
    storeOf('keys').clear();
    for (const key of keys) storeOf('keys').put(key);
  });
  return kept;
}

async function readAllPages(eventId: string, signal: AbortSignal): Promise<Omit<KeptList, 'readAt'>> {
  const page = (after?: string) =>
    answer(
      api.GET('/api/check-ins/events/{eventId}', {
        params: { path: { eventId }, query: after ? { after } : {} },
        signal,
      }),
    );
  const { event, counts, tickets, next } = await page();
  const all = [...tickets];
  for (let after = next; after !== null; ) {
    const more = await page(after);
    all.push(...more.tickets);
    after = more.next;
  }
  return { event, counts, tickets: all };
}

export const readKeptList = (eventId: string): Promise<KeptList | undefined> =>
  inTransaction(['lists'], 'readonly', (storeOf) => resultOf(storeOf('lists').get(eventId)));

export const readKeptLists = (): Promise<KeptList[]> =>
  inTransaction(['lists'], 'readonly', (storeOf) => resultOf(storeOf('lists').getAll()));

export const readKeptKeys = (): Promise<TicketKey[]> =>
  inTransaction(['keys'], 'readonly', (storeOf) => resultOf(storeOf('keys').getAll()));

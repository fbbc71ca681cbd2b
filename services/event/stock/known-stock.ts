import { LRUCache } from 'lru-cache';
import type { Stock, TicketType } from './ticket-types.ts';

export type AskStock = (eventIds: string[]) => Promise<Stock>;

export type KnownStock = {
  /** The ticket types of an event with what is left of them, the dearest first; never fails. */
  of: (eventId: string) => Promise<TicketType[]>;
  /** They have changed: asks for them now. */
  refresh: (eventId: string) => Promise<void>;
};

const FRESH_MS = 2_000;
const MOST_EVENTS = 2_000;

/**
 * What reservation said last, asked again when it is two seconds old. While reservation
 * is away the last numbers stand, and it is asked once in two seconds, not by every page.
 */
export function rememberStock(ask: AskStock): KnownStock {
  const known = new LRUCache<string, TicketType[]>({
    max: MOST_EVENTS,
    ttl: FRESH_MS,
    // Pushed out by other events while it is asked for, an answer still goes to those who wait for it.
    ignoreFetchAbort: true,
    async fetchMethod(eventId, last = []) {
      try {
        const { [eventId]: ticketTypes = last } = await ask([eventId]);
        return ticketTypes.toSorted((a, b) => b.price - a.price);
      } catch {
        return last;
      }
    },
  });
  return {
    of: async (eventId) => (await known.fetch(eventId)) ?? [],
    async refresh(eventId) {
      await known.fetch(eventId, { forceRefresh: true });
    },
  };
}

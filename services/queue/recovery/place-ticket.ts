import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Visitor } from '../room/rooms.ts';
import type { LostPlace } from './lost.ts';

/** The cookie in which browsers carry the ticket of an event, and the header of other clients. */
export const ticketCookie = (eventId: string) => `place_${eventId}`;
export const TICKET_HEADER = 'x-queue-ticket';

/** Longer than anybody waits, shorter than Redis keeps a room in which nothing happens. */
const VALID_MS = 12 * 3_600_000;
const LONGEST = 200;

/**
 * Tickets for a place in the line: number, draw and time of arrival, signed for one user and event. Should Redis
 * lose the line, they are what it is built up from. Only queue reads them; to clients they are opaque.
 */
export function placeTickets(secret: string) {
  const key = createHmac('sha256', secret).update('place in line').digest();
  const sign = ({ eventId, userId }: Visitor, facts: string) =>
    createHmac('sha256', key).update(`${eventId}.${userId}.${facts}`).digest();

  return {
    issue(visitor: Visitor, { number, place, cameAt }: LostPlace): string {
      const facts = [number, place, cameAt].join('.');
      return `${facts}.${sign(visitor, facts).toString('base64url')}`;
    },
    /** Undefined for one that is forged, too old, or somebody else's. */
    read(visitor: Visitor, ticket: string): LostPlace | undefined {
      if (ticket.length > LONGEST) return undefined;
      const [number = '', place = '', cameAt = '', signature = ''] = ticket.split('.');
      const expected = sign(visitor, [number, place, cameAt].join('.'));
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      if (Date.now() - Number(cameAt) > VALID_MS) return undefined;
      return { number: Number(number), place: Number(place), cameAt: Number(cameAt) };
    },
  };
}
export type PlaceTickets = ReturnType<typeof placeTickets>;

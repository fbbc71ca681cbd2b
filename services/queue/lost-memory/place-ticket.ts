import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { DrawPlace } from '../room/draw.ts';
import type { Visitor } from '../room/rooms.ts';
import type { LostPlace } from './lost.ts';

/** The cookie in which browsers carry the ticket of an event, and the header of other clients. */
export const ticketCookie = (eventId: string) => `place_${eventId}`;
export const TICKET_HEADER = 'x-queue-ticket';

/** Since it was issued: shorter than Redis keeps a room in which nothing happens. */
export const TICKET_VALID_MS = 12 * 3_600_000;
/** It stays the same for an hour, so that browsers need not be given it again with each answer. */
const ISSUED_EVERY_MS = 3_600_000;
const LONGEST = 600;

const Settings = z.record(z.string(), z.string());

/**
 * Tickets for a place in the line: number, whether it was drawn, time of arrival and what the room is set to, signed
 * for one user and event. Should Redis lose the line, they are what it is built up from. Only queue reads them; to
 * clients they are opaque.
 */
export function placeTickets(secret: string, drawPlace: DrawPlace) {
  const key = createHmac('sha256', secret).update('place in line').digest();
  const sign = ({ eventId, userId }: Visitor, facts: string) =>
    createHmac('sha256', key).update(`${eventId}.${userId}.${facts}`).digest();

  return {
    issue(visitor: Visitor, { number, place, cameAt, settings }: LostPlace): string {
      const issuedAt = Math.floor(Date.now() / ISSUED_EVERY_MS) * ISSUED_EVERY_MS;
      // The draw itself is nobody's to know before it is made.
      const facts = [number, place < 0 ? 1 : 0, cameAt, issuedAt, encoded(settings)].join('.');
      return `${facts}.${sign(visitor, facts).toString('base64url')}`;
    },
    /** Undefined for one that is forged, too old, or somebody else's. */
    read(visitor: Visitor, ticket: string): LostPlace | undefined {
      if (ticket.length > LONGEST) return undefined;
      const [number = '', drawn = '', cameAt = '', issuedAt = '', settings = '', signature = ''] =
        ticket.split('.');
      const expected = sign(visitor, [number, drawn, cameAt, issuedAt, settings].join('.'));
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      if (Date.now() - Number(issuedAt) > TICKET_VALID_MS + ISSUED_EVERY_MS) return undefined;
      return {
        number: Number(number),
        place: drawn === '1' ? drawPlace(visitor) : Number(number),
        cameAt: Number(cameAt),
        settings: decoded(settings),
      };
    },
  };
}

const encoded = (settings: Record<string, string>): string =>
  Object.keys(settings).length === 0 ? '' : Buffer.from(JSON.stringify(settings)).toString('base64url');
const decoded = (settings: string): Record<string, string> =>
  settings === '' ? {} : Settings.parse(JSON.parse(Buffer.from(settings, 'base64url').toString()));

export type PlaceTickets = ReturnType<typeof placeTickets>;

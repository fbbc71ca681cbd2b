import { z } from 'zod';
import { Role } from '../tokens/claims.ts';

/** Building blocks of event data. Ids are UUIDs, instants ISO-8601 in UTC, money whole KRW. */
export const Id = z.uuid();
export const Instant = z.iso.datetime().describe('UTC');
export const Krw = z.int().min(0).describe('Whole KRW');

export const Buyer = z.object({ email: z.string(), name: z.string() });

/** What others may know of an account. */
export const AccountFacts = z.object({
  userId: Id,
  email: z.string(),
  name: z.string(),
  role: Role,
});

export const Layout = z.object({
  sections: z.array(
    z.object({
      name: z.string(),
      rows: z.int().min(1),
      seatsPerRow: z.int().min(1),
      price: Krw,
      startRow: z.int().min(1),
    }),
  ),
});
export type Layout = z.infer<typeof Layout>;

export const TicketTypeFacts = z.object({
  id: Id,
  name: z.string(),
  price: Krw,
  totalQuantity: z.int().min(0),
  availableQuantity: z.int().min(0),
  description: z.string().nullable(),
});

/** What others keep of an event of the catalogue. */
export const EventFacts = z.object({
  id: Id,
  title: z.string(),
  artist: z.string().nullable(),
  venue: z.string(),
  address: z.string().nullable(),
  eventDate: Instant,
  saleStartDate: Instant,
  saleEndDate: Instant,
  status: z.enum(['scheduled', 'cancelled', 'deleted']),
  version: z.int(),
  layout: Layout.nullable(),
  ticketTypes: z.array(TicketTypeFacts),
});
export type EventFacts = z.infer<typeof EventFacts>;

export const ReservationItem = z.object({
  /** Seat label, or ticket type name. */
  label: z.string(),
  section: z.string().nullable(),
  rowNumber: z.int().nullable(),
  seatNumber: z.int().nullable(),
  unitPrice: Krw,
  quantity: z.int().min(1),
  subtotal: Krw,
  seatId: Id.nullable(),
  ticketTypeId: Id.nullable(),
});

export type ReservationItem = z.infer<typeof ReservationItem>;

/** A reservation with all that a mail or an answer says of it, so that nobody has to look it up. */
export const ReservationFacts = z.object({
  id: Id,
  number: z.string(),
  version: z.int(),
  userId: Id,
  userName: z.string(),
  userEmail: z.string(),
  eventId: Id,
  eventTitle: z.string(),
  venue: z.string(),
  eventDate: Instant,
  totalAmount: Krw,
  kind: z.enum(['seats', 'tickets']),
  items: z.array(ReservationItem),
  expiresAt: Instant.nullable(),
  /** The number of the visit to the waiting room on which it was made; none where that was not asked. */
  visit: z.int().nullish(),
});
export type ReservationFacts = z.infer<typeof ReservationFacts>;

export const SeatState = z.object({
  id: Id,
  label: z.string(),
  status: z.enum(['available', 'locked', 'reserved']),
  /** Grows with each change of the seat: an older message must not win. */
  version: z.int(),
});

export const StockState = z.object({
  ticketTypeId: Id,
  availableQuantity: z.int().min(0),
  totalQuantity: z.int().min(0),
  version: z.int(),
});

import { z } from 'zod';
import { Id, Instant, Krw } from '#shared/events/facts.ts';

const Words = z.string().min(1).max(255);

/** Seats or tickets, by what they are called. */
export const Items = z.array(z.strictObject({ label: Words, quantity: z.int().min(1) })).max(20);

/** What messages say of a reservation: the facts of events have it all, and requests bring it. */
export const Booking = z.strictObject({
  id: Id,
  number: Words,
  eventTitle: Words,
  venue: Words,
  eventDate: Instant,
  totalAmount: Krw,
  kind: z.enum(['seats', 'tickets']),
  items: Items.min(1),
  expiresAt: Instant.nullable(),
});
export type Booking = z.infer<typeof Booking>;

/** What was paid or went back, by which way. */
export const Split = z.strictObject({ amount: Krw, cardAmount: Krw, pointUsed: Krw });
export type Split = z.infer<typeof Split>;

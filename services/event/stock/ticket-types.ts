import { z } from 'zod';

/** A kind of ticket with what is left of it, as reservation counts it. */
export const TicketType = z.object({
  id: z.uuid(),
  name: z.string(),
  price: z.int(),
  total_quantity: z.int(),
  available_quantity: z.int(),
  description: z.string().nullable(),
});
export type TicketType = z.infer<typeof TicketType>;

/** Reservation's answer, by event. */
export const Stock = z.record(z.uuid(), z.array(TicketType));
export type Stock = z.infer<typeof Stock>;

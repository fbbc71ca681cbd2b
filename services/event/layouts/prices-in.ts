import { z } from 'zod';
import { Krw, type Layout } from '#shared/events/facts.ts';

/** A part of a hall as an event's page shows it: what one of its seats costs, and how many there are. */
export const Section = z.object({
  name: z.string(),
  rows: z.int(),
  seatsPerRow: z.int(),
  price: Krw,
});

/** The sections of a layout in its order, without where on a map they are. */
export const pricesIn = ({ sections }: Layout): z.infer<typeof Section>[] =>
  sections.map(({ name, rows, seatsPerRow, price }) => ({ name, rows, seatsPerRow, price }));

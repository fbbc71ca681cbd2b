import { z } from '@hono/zod-openapi';
import { INT_MAX, named, optional, whole } from '../administration/form-fields.routes.ts';
import { seatsIn } from './seats-in.ts';

const MOST_SECTIONS = 50;
/** What one statement makes and one answer shows in good time. */
const MOST_SEATS = 20_000;
const LAST_START_ROW = 10_000;

const NewSection = z
  .object({
    name: named(50),
    rows: whole(1, 100),
    seatsPerRow: whole(1, 100),
    price: whole(0),
    startRow: whole(1, LAST_START_ROW).openapi({ description: 'The number of its first row' }),
  })
  .openapi('NewSection');

/** Seats are labelled by section, row and number: sections of one name would have the same seats. */
const haveNamesOfTheirOwn = (sections: { name: string }[]) =>
  new Set(sections.map(({ name }) => name)).size === sections.length;

const fields = {
  name: named(100),
  description: optional(1_000).default(null),
  sections: z
    .array(NewSection)
    .min(1)
    .max(MOST_SECTIONS)
    .refine(haveNamesOfTheirOwn, 'each needs a name of its own')
    .refine((sections) => seatsIn({ sections }) <= MOST_SEATS, `at most ${MOST_SEATS} seats in all`),
};

export const NewLayoutBody = z.object(fields).openapi('NewSeatLayout');

export const LayoutEditBody = z
  .object({
    ...fields,
    version: z.int().min(1).max(INT_MAX).openapi({ description: 'Of the layout that is being edited' }),
  })
  .openapi('SeatLayoutEdit');

import { z } from 'zod';
import { pageParams } from '#shared/http/pagination.ts';

/** What a list can be ordered by; `-` is for descending. */
export const EventOrder = z.enum(['sale_start_date', 'event_date', '-created_at']);
export type EventOrder = z.infer<typeof EventOrder>;

export const ListQuery = z.object({
  status: z.string().optional().describe('One, or several with commas between: events in any of them'),
  // Composed letters, as titles are kept: some systems type Hangul decomposed.
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .transform((given) => given?.normalize('NFC')),
  sort: EventOrder.default('sale_start_date').describe(
    'Of a list without `q`; what a search finds comes in the order of sale',
  ),
  ...pageParams(10),
});
export type ListQuery = z.output<typeof ListQuery>;

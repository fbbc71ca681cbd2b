import { z } from 'zod';

const LARGEST_PAGE = 1_000;
/** Beyond any catalogue, and small enough that page × limit stays a whole number. */
const LAST_PAGE = 1_000_000;

/** A whole number from 1, or else the fallback: a page that cannot be read is the first one. */
const fromOne = (fallback: number, most: number) =>
  z
    .string()
    .optional()
    .transform((given = '') => (/^\d+$/.test(given) ? Math.min(Number(given), most) : fallback))
    .transform((number) => number || fallback);

export const ListQuery = z.object({
  status: z.string().optional(),
  q: z.string().trim().max(100).optional(),
  page: fromOne(1, LAST_PAGE),
  limit: fromOne(10, LARGEST_PAGE),
});
export type ListQuery = z.output<typeof ListQuery>;

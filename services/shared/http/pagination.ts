import { z } from '@hono/zod-openapi';

const LARGEST_PAGE = 1_000;
/** Beyond any list, and small enough that page × limit stays a whole number. */
const LAST_PAGE = 1_000_000;

/** A whole number from 1, or else the fallback: a page that cannot be read is the first one. */
export const fromOne = (fallback: number, maximum: number) =>
  z
    .string()
    .optional()
    .transform((given = '') => (/^\d+$/.test(given) ? Math.min(Number(given), maximum) : fallback))
    .transform((number) => number || fallback)
    .openapi({ type: 'integer', minimum: 1, maximum, default: fallback });

/** The two query parameters of a list that is read page by page. */
export const pageParams = (limit: number) => ({
  page: fromOne(1, LAST_PAGE),
  limit: fromOne(limit, LARGEST_PAGE),
});

export type Page = { page: number; limit: number };

/** What a list says of itself beside its items. */
export const Pagination = z
  .object({ page: z.int(), limit: z.int(), total: z.int(), totalPages: z.int() })
  .openapi('Pagination');

export const paginationOf = ({ page, limit }: Page, total: number): z.infer<typeof Pagination> => ({
  page,
  limit,
  total,
  totalPages: Math.ceil(total / limit),
});

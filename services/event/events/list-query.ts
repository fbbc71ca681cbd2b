import { z } from '@hono/zod-openapi';
import { pageParams } from '#shared/http/pagination.ts';

export const ListQuery = z.object({
  status: z.string().optional(),
  q: z.string().trim().max(100).optional(),
  ...pageParams(10),
});
export type ListQuery = z.output<typeof ListQuery>;

import { z } from 'zod';
import { pageParams } from '#shared/http/pagination.ts';

export const ListQuery = z.object({
  status: z.string().optional(),
  // Composed letters, as titles are kept: some systems type Hangul decomposed.
  q: z
    .string()
    .trim()
    .max(100)
    .optional()
    .transform((given) => given?.normalize('NFC')),
  ...pageParams(10),
});
export type ListQuery = z.output<typeof ListQuery>;

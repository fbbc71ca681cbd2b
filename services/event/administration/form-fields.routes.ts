import { z } from '@hono/zod-openapi';

/** The largest number that a column holds. */
export const INT_MAX = 2_147_483_647;

/** The form sends "" for what was left empty; composed letters, so that a search finds what was typed on any system. */
export const named = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .transform((given) => given.normalize('NFC'));
export const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((given) => given?.normalize('NFC') || null);

/** A whole number, or its digits: form inputs arrive as text. */
export const whole = (minimum: number, maximum = INT_MAX) =>
  z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,10}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(minimum).max(maximum))
    .openapi({
      anyOf: [
        { type: 'integer', minimum, maximum },
        { type: 'string', pattern: '^\\d{1,10}$' },
      ],
    });

import { z } from 'zod';

/** The environment lacks something or holds something wrong; the service must not start. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads and validates the environment once.
 * Throws ConfigError that names every variable at fault and never prints a value.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: NodeJS.ProcessEnv = process.env,
): z.output<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(source);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The environment is not complete:\n${faults.join('\n')}`);
}

export const text = z.string().min(1, 'must be set');
export const port = z.coerce.number().int().min(1).max(65_535);
export const wholeNumber = z.coerce.number().int().min(0);
export const flag = z.stringbool().default(false);

/** A duration given in minutes, fractions allowed; read as milliseconds. */
export const minutes = (fallback: number) =>
  z.coerce
    .number()
    .positive()
    .default(fallback)
    .transform((value) => Math.round(value * 60_000));

/** The secrets that dev.yaml gives everybody begin with this, as it is or in base64; no other profile accepts them. */
const LOCAL_SECRET = /^(local-|whsec_bG9jYWwt)/;

/** A secret: always to be set, and outside the local profile never one that stands in dev.yaml. */
export const secret = text.refine(
  (value) => process.env.TIKETI_PROFILE === 'local' || !LOCAL_SECRET.test(value),
  'holds a value of the local profile; set a secret of your own',
);

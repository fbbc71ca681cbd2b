import { z } from 'zod';

/** How long the imagined card network takes, in milliseconds: a fixed time or a range. */
export interface Delay {
  from: number;
  to: number;
}

const delay = z
  .string()
  .regex(/^\d+(-\d+)?$/, 'expected milliseconds ("0") or a range ("100-300")')
  .transform((text): Delay => {
    const [from = 0, to = from] = text.split('-').map(Number);
    return { from: Math.min(from, to), to: Math.max(from, to) };
  });

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
  TOSS_SECRET_KEY: z.string().min(1),
  SANDBOX_DELAY_MS: delay.default({ from: 100, to: 300 }),
  SANDBOX_WEBHOOK_URL: z.url().optional(),
  TOSS_WEBHOOK_KEY: z.string().min(1).optional(),
  JOURNAL: z.string().min(1).optional(),
});

/**
 * The gateway's settings, read and checked once. Without `JOURNAL` payments live in memory only; without
 * `SANDBOX_WEBHOOK_URL` nobody is told of them.
 */
export function readConfig(env: NodeJS.ProcessEnv) {
  const read = environment.parse(env);
  return {
    host: read.HOST,
    port: read.PORT,
    secretKey: read.TOSS_SECRET_KEY,
    delay: read.SANDBOX_DELAY_MS,
    journal: read.JOURNAL,
    webhook: read.SANDBOX_WEBHOOK_URL
      ? { url: read.SANDBOX_WEBHOOK_URL, key: read.TOSS_WEBHOOK_KEY }
      : undefined,
  };
}

export type Config = ReturnType<typeof readConfig>;

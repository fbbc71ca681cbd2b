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
  PORTONE_API_SECRET: z.string().min(1).optional(),
  PORTONE_STORE_ID: z.string().min(1).default('store-sandbox'),
  PORTONE_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  JOURNAL: z.string().min(1).optional(),
});

/**
 * The gateway's settings, read and checked once. Without `JOURNAL` payments live in memory only; without
 * `SANDBOX_WEBHOOK_URL` nobody is told of them, and without `PORTONE_API_SECRET` the gateway speaks for Toss only.
 */
export function readConfig(env: NodeJS.ProcessEnv) {
  const read = environment.parse(env);
  return {
    host: read.HOST,
    port: read.PORT,
    secretKey: read.TOSS_SECRET_KEY,
    delay: read.SANDBOX_DELAY_MS,
    journal: read.JOURNAL,
    portone: read.PORTONE_API_SECRET
      ? { apiSecret: read.PORTONE_API_SECRET, storeId: read.PORTONE_STORE_ID }
      : undefined,
    webhooks: read.SANDBOX_WEBHOOK_URL
      ? {
          url: read.SANDBOX_WEBHOOK_URL,
          tossKey: read.TOSS_WEBHOOK_KEY,
          portOneSecret: read.PORTONE_WEBHOOK_SECRET,
          storeId: read.PORTONE_STORE_ID,
        }
      : undefined,
  };
}

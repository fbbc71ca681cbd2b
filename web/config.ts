import { join } from 'node:path';
import { z } from 'zod';
import { readEnv } from '#shared/config/env.ts';
import type { Pages } from './built-pages.ts';
import type { Demo } from './demo.ts';

/** Services are dialled without TLS: another scheme would be spoken to in plain text all the same. */
const plainAddress = z.url({ protocol: /^http$/, error: 'must be an address that begins with http://' });

/** One address or several, parted by commas: the processes of one service. */
const processes = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((list) => list.split(',').map((address) => address.trim()))
    .pipe(z.array(plainAddress));

const environment = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  ORIGIN_URL: z.url().default('http://localhost:3000'),
  AUTH_URL: processes('http://localhost:3001'),
  EVENT_URL: processes('http://localhost:3002'),
  QUEUE_URL: processes('http://localhost:3003'),
  RESERVATION_URL: processes('http://localhost:3004'),
  PAYMENT_URL: processes('http://localhost:3005'),
  NOTIFICATION_URL: processes('http://localhost:3006'),
  MAIL_PAGE_PORT: z.coerce.number().int().default(1080),
  TOSS_URL: z.url().default('http://localhost:4100'),
  TIKETI_PROFILE: z.string().default('production'),
  ADMIN_EMAIL: z.string().default(''),
  ADMIN_PASSWORD: z.string().default(''),
  PAGES_DIR: z.string().optional(),
  WEB_APP_DIR: z.string().default(join(import.meta.dirname, 'dist')),
};

/** Every request is answered in time; paying waits for the gateway and for the confirmation. */
const SERVICE_TIME_LIMIT_MS = 6_000;
const PAYMENT_TIME_LIMIT_MS = 20_000;

/** The origin's settings, read and checked once. */
export function readConfig(env: NodeJS.ProcessEnv) {
  const read = readEnvironment(env);
  return {
    host: read.HOST,
    port: read.PORT,
    url: read.ORIGIN_URL,
    services: {
      auth: read.AUTH_URL,
      event: read.EVENT_URL,
      queue: read.QUEUE_URL,
      reservation: read.RESERVATION_URL,
      payment: read.PAYMENT_URL,
      notification: read.NOTIFICATION_URL,
    },
    demo: demoOf(read),
    /** A front end that was built elsewhere goes before our own. */
    pages: pagesOf(read),
    /** Over the usual waits for slow clients. */
    patience: {},
    serviceTimeLimitMs: SERVICE_TIME_LIMIT_MS,
    paymentTimeLimitMs: PAYMENT_TIME_LIMIT_MS,
  };
}

const readEnvironment = (env: NodeJS.ProcessEnv) => readEnv(environment, env);
type Read = ReturnType<typeof readEnvironment>;

/** Only the local profile has a demo; elsewhere nobody hears of it. */
function demoOf(read: Read): Demo | undefined {
  if (read.TIKETI_PROFILE !== 'local') return undefined;
  return {
    mailPageUrl: `http://localhost:${read.MAIL_PAGE_PORT}`,
    gatewayUrl: read.TOSS_URL,
    adminEmail: read.ADMIN_EMAIL,
    adminPassword: read.ADMIN_PASSWORD,
  };
}

const pagesOf = ({ PAGES_DIR, WEB_APP_DIR }: Read): Pages =>
  PAGES_DIR ? { folder: PAGES_DIR, isOurs: false } : { folder: WEB_APP_DIR, isOurs: true };

export type Config = ReturnType<typeof readConfig>;
export type Service = keyof Config['services'];

import { z } from 'zod';
import { flag, port, secret, text } from './env.ts';

/** What every service reads: its port, its sidecar's port and the token that proves a call came from it. */
export const serviceEnv = {
  TIKETI_PROFILE: text.default('production'),
  APP_PORT: port,
  /** The address to listen at; without it all of the machine's, as a container wants. */
  HOST: text.optional(),
  DAPR_HTTP_PORT: port,
  APP_API_TOKEN: secret,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
};

/** Where a service finds its own database. */
export const databaseEnv = {
  DB_HOST: text,
  DB_PORT: port.default(5432),
  DB_NAME: text,
  DB_USER: text,
  DB_PASSWORD: secret,
  /** Speaks TLS, and believes who is vouched for by Node's authorities (NODE_EXTRA_CA_CERTS adds some). */
  DB_TLS: flag,
  DB_POOL_SIZE: z.coerce.number().int().min(1).default(20),
};

/** Where a service that speaks to Redis itself finds it. */
export const redisEnv = {
  REDIS_ADDRESS: text.regex(/^[^:]+:\d+$/, 'must be host:port'),
  REDIS_PASSWORD: z.string().optional(),
  REDIS_TLS: flag,
};

export type DatabaseEnv = z.output<z.ZodObject<typeof databaseEnv>>;
export type RedisEnv = z.output<z.ZodObject<typeof redisEnv>>;

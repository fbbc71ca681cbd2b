import { createClient, type RedisScripts } from 'redis';
import type { RedisEnv } from '../config/service.ts';
import type { Logger } from '../telemetry/logger.ts';
import { currentTracer } from '../telemetry/tracer.ts';
import { recordCommands } from './command-spans.ts';

/** `address` is host:port. */
export type RedisAddress = { address: string; password?: string | undefined; tls?: boolean };

export const redisAt = ({
  REDIS_ADDRESS: address,
  REDIS_PASSWORD: password,
  REDIS_TLS: tls,
}: RedisEnv): RedisAddress => ({
  address,
  password,
  tls,
});

const CONNECT_LIMIT_MS = 1_000;
const MAX_RECONNECT_PAUSE_MS = 500;
const MAX_PENDING_COMMANDS = 50_000;

/**
 * A service's Redis, with the scripts that it calls. It connects in the background and again whenever it was
 * lost; until then every command is refused at once, so that nobody waits for a Redis that is away.
 */
export function connectRedis<Scripts extends RedisScripts>(
  { address, password, tls = false }: RedisAddress,
  scripts: Scripts,
  log: Logger,
) {
  const [host = '', port] = address.split(':');
  const redis = createClient({
    ...(password && { password }),
    socket: {
      host,
      port: Number(port),
      ...(tls && { tls }),
      connectTimeout: CONNECT_LIMIT_MS,
      // A line that is cut without a word: the ping below goes unanswered and ends the connection.
      socketTimeout: 10_000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, MAX_RECONNECT_PAUSE_MS),
    },
    pingInterval: 3_000,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_PENDING_COMMANDS,
    scripts,
  });
  let away = false;
  redis.on('error', (error: unknown) => {
    if (!away) log.warn({ err: error }, 'redis is away');
    away = true;
  });
  redis.on('ready', () => {
    away = false;
    log.info('redis connected');
  });
  if (currentTracer()) {
    recordCommands(new Map(Object.entries(scripts).map(([name, { SHA1 }]) => [SHA1, name])));
  }
  redis.connect().catch(() => undefined);
  return redis;
}

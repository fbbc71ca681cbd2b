import { createClient } from 'redis';
import type { Logger } from '#shared/telemetry/logger.ts';

const CONNECT_LIMIT_MS = 1_000;
const MAX_RECONNECT_PAUSE_MS = 500;

/**
 * Where replicas count attempts together. It connects in the background and again whenever it was lost;
 * until then every command is refused at once.
 */
export function connectRedis(address: string, password: string | undefined, log: Logger) {
  const [host = '', port] = address.split(':');
  const redis = createClient({
    ...(password && { password }),
    socket: {
      host,
      port: Number(port),
      connectTimeout: CONNECT_LIMIT_MS,
      // A line that is cut without a word: the ping below goes unanswered and ends the connection.
      socketTimeout: 10_000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, MAX_RECONNECT_PAUSE_MS),
    },
    pingInterval: 3_000,
    disableOfflineQueue: true,
  });
  let away = false;
  redis.on('error', (error: unknown) => {
    if (!away) log.warn({ err: error }, 'redis is away, this replica counts attempts by itself');
    away = true;
  });
  redis.on('ready', () => {
    away = false;
    log.info('redis connected');
  });
  redis.connect().catch(() => undefined);
  return redis;
}

export type Redis = ReturnType<typeof connectRedis>;

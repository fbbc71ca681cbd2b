import { createClient } from 'redis';
import type { Logger } from '#shared/telemetry/logger.ts';
import { catalogueScripts } from '../catalogue/scripts.ts';
import { changeScripts } from '../changes/scripts.ts';
import { roomScripts } from '../room/scripts.ts';
import { answered } from './answered.ts';

export type RedisAddress = { address: string; password?: string | undefined };

const CONNECT_LIMIT_MS = 1_000;
const MAX_RECONNECT_PAUSE_MS = 500;
const MAX_PENDING_COMMANDS = 50_000;

/**
 * The service's Redis. It connects in the background and again whenever it was lost; until then
 * every command is refused at once, so that nobody waits for a Redis that is away.
 */
export function connectRedis({ address, password }: RedisAddress, log: Logger) {
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
    commandsQueueMaxLength: MAX_PENDING_COMMANDS,
    scripts: { ...roomScripts, ...changeScripts, ...catalogueScripts },
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
  redis.connect().catch(() => undefined);
  return redis;
}

export type Redis = ReturnType<typeof connectRedis>;

export const pingRedis = (redis: Redis) => answered(redis.ping());

import { connectRedis as connect, type RedisAddress } from '#shared/redis/connect.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import { catalogueScripts } from '../catalogue/scripts.ts';
import { changeScripts } from '../changes/scripts.ts';
import { roomScripts } from '../room/scripts.ts';
import { answered } from './answered.ts';

/** Where rooms, sessions and what is known of events are kept. */
export const connectRedis = (at: RedisAddress, log: Logger) =>
  connect(at, { ...roomScripts, ...changeScripts, ...catalogueScripts }, log);

export type Redis = ReturnType<typeof connectRedis>;

export const pingRedis = (redis: Redis) => answered(redis.ping());

import { connectRedis as connect, type RedisAddress } from '#shared/redis/connect.ts';
import type { Logger } from '#shared/telemetry/logger.ts';

/** Where replicas count attempts together; while it is away each counts by itself. */
export const connectRedis = (at: RedisAddress, log: Logger) => connect(at, {}, log);

export type Redis = ReturnType<typeof connectRedis>;

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createClient } from 'redis';
import { inject } from 'vitest';
import { parts } from '../system/parts.ts';
import '../system/provided.ts';

const { urls, logFiles } = inject('system');

/** Everything Redis knows is gone from one moment to the next; it goes on running. */
export async function flushRedis(): Promise<void> {
  const redis = createClient({ url: `redis://${urls.redis}` });
  await redis.connect();
  await redis.flushAll();
  await redis.close();
}

/** Redis is killed and comes back remembering nothing, as one without persistence would. */
export async function restartRedisEmpty(): Promise<void> {
  await parts.kill('redis');
  const log = logFiles.find(({ part }) => part === 'redis')?.file;
  if (!log) throw new Error('Redis has no log');
  rmSync(join(dirname(dirname(log)), 'data', 'redis', 'appendonlydir'), { recursive: true });
  await parts.start('redis');
}

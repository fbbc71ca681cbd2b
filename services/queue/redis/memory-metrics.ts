import { gauge } from '#shared/telemetry/metrics.ts';
import type { Redis } from './connect.ts';

const EVERY_MS = 15_000;

const used = gauge('tiketi_redis_memory_used_bytes', 'What Redis holds');
const limit = gauge('tiketi_redis_memory_limit_bytes', 'What it may hold; 0 where there is no limit');

/** Rooms and sockets live there, and at its limit it refuses to let anybody in. */
export async function measureMemory(redis: Pick<Redis, 'info'>): Promise<void> {
  const info = await redis.info('memory');
  const bytes = (name: string) => Number(info.match(new RegExp(`^${name}:(\\d+)`, 'm'))?.[1]);
  used.set({}, bytes('used_memory'));
  limit.set({}, bytes('maxmemory'));
}

/** Keeps the gauges true; a Redis that does not answer leaves them as they are. */
export function watchMemory(redis: Pick<Redis, 'info'>): { close: () => void } {
  const measure = () => void measureMemory(redis).catch(() => undefined);
  const timer = setInterval(measure, EVERY_MS);
  return { close: () => clearInterval(timer) };
}

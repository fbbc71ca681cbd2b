import { expect, test, vi } from 'vitest';
import { silent } from '#shared/testing/database.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { connectRedis } from './connect.ts';
import { measureMemory } from './memory-metrics.ts';

test('what Redis holds is measured, and what it may hold', async () => {
  const redis = connectRedis({ address: new URL(process.env.TEST_REDIS ?? '').host }, silent);
  await vi.waitFor(() => expect(redis.isReady).toBe(true));
  await measureMemory(redis);
  expect(await metricValue('tiketi_redis_memory_used_bytes')).toBeGreaterThan(100_000);
  const { maxmemory } = await redis.configGet('maxmemory');
  expect(await metricValue('tiketi_redis_memory_limit_bytes')).toBe(Number(maxmemory));
  redis.destroy();
});

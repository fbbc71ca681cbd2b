import { defineScript } from 'redis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runInContext } from '../telemetry/request-context.ts';
import { silent } from '../testing/database.ts';
import { recordSpans } from '../testing/recorded-spans.ts';
import { connectRedis } from './connect.ts';

const TRACE = 'a'.repeat(32);
const CALLER = 'b'.repeat(16);
const inRequest = <T>(work: () => T) =>
  runInContext({ requestId: 'request-1', traceparent: `00-${TRACE}-${CALLER}-01` }, work);

const countUp = defineScript({
  SCRIPT: "return redis.call('incr', KEYS[1])",
  NUMBER_OF_KEYS: 1,
  parseCommand: (parser, key: string) => parser.pushKey(key),
  transformReply: Number,
});

const spans = recordSpans();
const open = () => connectRedis({ address: new URL(process.env.TEST_REDIS ?? '').host }, { countUp }, silent);
let redis: ReturnType<typeof open>;
beforeAll(async () => {
  redis = open();
  await vi.waitFor(() => expect(redis.isReady).toBe(true), 5_000);
});
afterAll(() => {
  redis.destroy();
  spans.stop();
});

test('commands, scripts and batches of a request are part of it by their names alone', async () => {
  const key = `canary-${crypto.randomUUID()}`;
  await redis.set(key, 'canary');
  await inRequest(async () => {
    await redis.get(key);
    await redis.multi().del(key).exists(key).exec();
    await redis.countUp(key);
    await redis.countUp(key);
    await expect(redis.lPop(key)).rejects.toThrow();
  });
  await redis.del(key);
  const seen = spans.all().filter(({ name }) => name !== 'EVAL');
  expect(seen.map(({ name, trace, parent }) => [name, trace, parent])).toEqual(
    ['GET', 'MULTI', 'countUp', 'countUp', 'LPOP'].map((name) => [name, TRACE, CALLER]),
  );
  expect(seen.at(-1)?.attributes['error.type']).toBeDefined();
  expect(spans.text()).not.toContain('canary');
});

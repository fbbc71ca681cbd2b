import { createClient } from 'redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NothingRuns } from '../system/find-system.ts';
import { openPlaces } from './redis-places.ts';

const redis = createClient({ url: process.env.TEST_REDIS ?? '' });
const env = { REDIS_ADDRESS: new URL(process.env.TEST_REDIS ?? '').host };
beforeAll(() => redis.connect());
afterAll(() => redis.close());

const groupsOf = async (topic: string) => (await redis.xInfoGroups(topic)).map(({ name }) => String(name));
const aTopic = () => `topic-${crypto.randomUUID()}`;
const next = (topic: string, key: string) =>
  redis.xReadGroup(key, 'me', { key: topic, id: '>' }, { COUNT: 10 });

test.each([
  [false, 0],
  [true, 1],
])('with all %s a topic begins with %i of its old events', async (all, count) => {
  const topic = aTopic();
  await redis.xAdd(topic, '*', { data: 'old' });
  const places = await openPlaces(env, { topics: [topic], group: 'events-tail-a', all });
  const heard = await next(topic, 'events-tail-a');
  expect(JSON.stringify(heard ?? '').split('old').length - 1).toBe(count);
  await places.close();
  expect(await groupsOf(topic)).toEqual([]);
});

test('groups of others are left alone, and so are those of commands that still listen', async () => {
  const topic = aTopic();
  for (const group of ['payment', 'events-tail-b']) {
    await redis.xGroupCreate(topic, group, '$', { MKSTREAM: true });
    await next(topic, group);
  }
  const places = await openPlaces(env, { topics: [topic], group: 'events-tail-c', all: false });
  await places.close();
  expect((await groupsOf(topic)).toSorted()).toEqual(['events-tail-b', 'payment']);
});

test('without a broker it is said that there is none', async () => {
  const away = openPlaces({ REDIS_ADDRESS: '127.0.0.1:1' }, { topics: ['t'], group: 'g', all: false });
  await expect(away).rejects.toThrow(NothingRuns);
});

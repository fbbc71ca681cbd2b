import { beforeAll, describe, expect, test } from 'vitest';
import { type Loaded, load } from './load.ts';

const ordinary = { images: 'loaded', push: 'loaded', sms: 'loaded' };
const onRedis = { ...ordinary, secrets: 'loaded', statestore: 'loaded', lockstore: 'loaded' };
const inCloud = { ...ordinary, 'secrets-of-the-cloud': 'loaded' };

/** Refused for want of who was asked, never for what stands in the file. */
const noRedis = expect.stringMatching(/^refused: .*connecting to redis/i);

/** What becomes of each component, and who was asked how. Whatever is loaded asks its cloud at the first use. */
const EXPECTED: Record<string, { outcomes: object; asked: Loaded['asked'] }> = {
  local: { outcomes: { ...onRedis, pubsub: 'loaded' }, asked: { redis: [], broker: [], outside: [] } },
  rabbitmq: {
    outcomes: { ...onRedis, pubsub: 'refused: Exception (501) Reason: "EOF"' },
    asked: { redis: [], broker: ['AMQP'], outside: [] },
  },
  kafka: {
    outcomes: { ...onRedis, pubsub: expect.stringMatching(/^refused: .*run out of available brokers/) },
    asked: { redis: [], broker: ['TLS'], outside: [] },
  },
  aws: {
    outcomes: {
      ...inCloud,
      pubsub: expect.stringMatching(/^refused: error fetching sts caller ID/),
      statestore: noRedis,
      lockstore: noRedis,
      'statestore-alternative': expect.stringMatching(
        /^refused: error validating DynamoDB table 'state' access/,
      ),
    },
    asked: {
      redis: ['TLS'],
      broker: [],
      outside: [
        'CONNECT dynamodb.ap-northeast-2.amazonaws.com:443',
        'CONNECT sts.ap-northeast-2.amazonaws.com:443',
      ],
    },
  },
  azure: {
    outcomes: {
      ...inCloud,
      pubsub: 'loaded',
      statestore: noRedis,
      lockstore: noRedis,
      'statestore-alternative': expect.stringMatching(/^refused: .*failed to acquire a token/),
    },
    asked: {
      redis: ['TLS'],
      broker: [],
      outside: ['GET http://169.254.169.254/metadata/identity/oauth2/token'],
    },
  },
  gcp: {
    outcomes: { ...inCloud, pubsub: 'loaded', statestore: noRedis, lockstore: noRedis },
    asked: {
      redis: ['TLS'],
      broker: [],
      // Connected in the background, sooner or later.
      outside: expect.toSatisfy((hosts: string[]) =>
        hosts.every((host) => /^CONNECT \w+\.googleapis\.com:443$/.test(host)),
      ),
    },
  },
};

const loaded = new Map<string, Loaded>();
beforeAll(async () => {
  const [daprd, redis] = [process.env.TEST_DAPRD ?? '', new URL(process.env.TEST_REDIS ?? '').host];
  const start = async (place: string) => {
    const withRedis = ['local', 'rabbitmq', 'kafka'].includes(place) ? { redis } : {};
    loaded.set(place, await load(place, { daprd, ...withRedis }));
  };
  await Promise.all(Object.keys(EXPECTED).map(start));
}, 120_000);

describe.each(Object.keys(EXPECTED))('%s', (place) => {
  test('goes as far as it can without whom it speaks to, over TLS where that is a cloud', () => {
    expect(loaded.get(place)).toEqual(EXPECTED[place]);
  });
});

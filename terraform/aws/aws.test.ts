import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const project = join(import.meta.dirname, '../..');
const read = <S extends z.ZodType>(shape: S, file: string): z.output<S> =>
  shape.parse(parse(readFileSync(join(project, file), 'utf8')));
const textOf = (file: string) => readFileSync(join(project, file), 'utf8');

const Env = z.record(z.string(), z.string());
const Development = z.object({
  common: z.object({ env: Env }),
  apps: z.array(z.object({ appID: z.string(), env: Env })),
});
const { common, apps } = read(Development, 'dev.yaml');
const names = apps.map(({ appID }) => appID);

const ByService = z.record(z.string(), z.array(z.string()));
const Secrets = z.object({
  made: ByService,
  shared: ByService,
  redis: z.array(z.string()),
  by_hand: z.record(z.string(), ByService),
});
const secrets = read(Secrets, 'terraform/aws/secrets.yaml');
const namedOf = (app: string) => [
  ...(secrets.made[app] ?? []),
  ...Object.keys(secrets.shared).filter((name) => secrets.shared[name]?.includes(app)),
  ...(secrets.redis.includes(app) ? ['REDIS_PASSWORD'] : []),
  ...Object.values(secrets.by_hand[app] ?? {}).flat(),
];

/** As services/shared/config/env.ts knows them. */
const LOCAL_SECRET = /^(local-|whsec_bG9jYWwt)/;
/** The sandbox signs with it; the real Toss signs nothing about payments. */
const SANDBOX_ALONE = 'TOSS_WEBHOOK_KEY';
/** No secrets, but given together with one. */
const GIVEN_BESIDE = ['GOOGLE_CLIENT_ID', 'PORTONE_STORE_ID'];
/** Only auth makes an administrator. */
const ADMINISTRATOR = 'ADMIN_PASSWORD';

describe.each(apps)('$appID', ({ appID, env }) => {
  test('has the secrets in Secrets Manager that dev.yaml gives it here', () => {
    const here = Object.entries({ ...common.env, ...env })
      .filter(([, value]) => LOCAL_SECRET.test(value))
      .map(([name]) => name)
      .filter((name) => name !== SANDBOX_ALONE);
    if (appID === 'auth') here.push(ADMINISTRATOR);
    const there = namedOf(appID).filter((name) => name !== 'REDIS_PASSWORD' && !GIVEN_BESIDE.includes(name));
    expect(there.toSorted()).toEqual(here.toSorted());
  });

  test('reads all of them, and the password of the cache where it asks for one', () => {
    const config = ['config/env.ts', 'config/service.ts'].map((file) => textOf(`services/shared/${file}`));
    const reads = [textOf(`services/${appID}/config.ts`), ...config].join('\n');
    for (const name of namedOf(appID)) expect(reads).toMatch(new RegExp(`\\b${name}:`));
    const asksForRedis = /REDIS_PASSWORD:|redisEnv/.test(textOf(`services/${appID}/config.ts`));
    expect(secrets.redis.includes(appID)).toBe(asksForRedis);
  });
});

test('no secret is for somebody who does not exist', () => {
  const owners = [
    ...Object.keys(secrets.made),
    ...Object.values(secrets.shared).flat(),
    ...secrets.redis,
    ...Object.keys(secrets.by_hand),
  ];
  for (const owner of owners) expect(names).toContain(owner);
});

const Metadata = z.array(z.object({ name: z.string(), value: z.string().default('') }));
const PubSub = z.object({ spec: z.object({ metadata: Metadata }) });
const brokerOf = (place: string) =>
  new Map(
    read(PubSub, `components/${place}/pubsub.yaml`).spec.metadata.map(({ name, value }) => [name, value]),
  );

/** What broker.tf makes of `auth=users;event=events,dead-event`. */
function scopesOf(place: string, scopes: string): Map<string, string[]> {
  const given = (brokerOf(place).get(scopes) ?? '').split(';').map((scope) => {
    const [app = '', topics = ''] = scope.split('=');
    return [app.trim(), topics.split(',').map((topic) => topic.trim())] as const;
  });
  return new Map(given.map(([app, topics]) => [app, topics.filter(Boolean).toSorted()]));
}

describe('the topics and queues follow from components/aws and dapr/subscriptions', () => {
  test.each(['publishingScopes', 'subscriptionScopes'])(
    'whose %s let each service do what it may here, and no more',
    (scopes) => {
      for (const app of names)
        expect(scopesOf('aws', scopes).get(app), app).toEqual(scopesOf('local', scopes).get(app));
    },
  );

  const Subscription = z.object({ spec: z.object({ topic: z.string() }), scopes: z.array(z.string()) });
  const subscriptions = readdirSync(join(project, 'dapr/subscriptions'))
    .filter((file) => file !== 'kustomization.yaml')
    .map((file) => read(Subscription, `dapr/subscriptions/${file}`));

  test.each(names)('%s listens to exactly what it may listen to', (app) => {
    const topics = subscriptions.filter(({ scopes }) => scopes.includes(app)).map(({ spec }) => spec.topic);
    expect(topics.toSorted()).toEqual(scopesOf('aws', 'subscriptionScopes').get(app));
  });

  test('and have names that Dapr leaves as they are', () => {
    const topics = [...scopesOf('aws', 'publishingScopes').values()].flat();
    for (const name of [...topics, ...names]) expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
  });

  test('and the sidecars take those that Terraform has made, one queue and one for the undelivered each', () => {
    const aws = brokerOf('aws');
    expect(aws.get('disableEntityManagement')).toBe('true');
    expect(aws.get('consumerID')).toContain('{appID}');
    expect(aws.get('sqsDeadLettersQueueName')).toContain('{appID}');
    expect(aws.get('sqsDeadLettersQueueName')).not.toBe(aws.get('consumerID'));
    expect(Number(aws.get('messageVisibilityTimeout'))).toBeGreaterThan(0);
    // SQS must have taken a message away before Dapr throws it away.
    expect(Number(aws.get('messageReceiveLimit'))).toBeLessThan(Number(aws.get('messageRetryLimit') ?? 10));
  });
});

test('every file that Terraform reads is there', () => {
  const folder = join(project, 'terraform/aws');
  const code = readdirSync(folder)
    .filter((file) => file.endsWith('.tf'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const paths = [...code.matchAll(/"\$\{path\.module\}\/([^"$]+)"/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThanOrEqual(4);
  for (const path of paths) expect(existsSync(join(folder, path)), path).toBe(true);
});

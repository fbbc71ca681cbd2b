import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { databaseEnv } from '../../services/shared/config/service.ts';

const root = (path: string) => new URL(`../../${path}`, import.meta.url);
const textOf = (path: string) => readFileSync(root(path), 'utf8');

const Autoscaler = z.object({ spec: z.object({ maxReplicas: z.number() }) });
const ScaledObject = z.object({
  spec: z.object({
    maxReplicaCount: z.number(),
    triggers: z.array(z.object({ type: z.string(), metadata: z.record(z.string(), z.string()) })),
  }),
});
const Subscription = z.object({ spec: z.object({ topic: z.string() }), scopes: z.tuple([z.string()]) });

const names = ['auth', 'event', 'queue', 'reservation', 'payment', 'notification', 'web'];
const autoscaler = (name: string) => Autoscaler.parse(parse(textOf(`k8s/scaling/${name}.yaml`))).spec;
const scaledObject = (name: string) =>
  ScaledObject.parse(parse(textOf(`k8s/scaling/keda/${name}.yaml`))).spec;

test('the most replicas of all services together find room at PostgreSQL, also while an update runs', () => {
  const withDatabase = names.filter(
    (name) => name !== 'web' && textOf(`k8s/base/${name}.yaml`).includes('tiketi.gg/uses-postgres'),
  );
  expect(withDatabase).toHaveLength(4);
  const [, most] = /max_connections=(\d+)/.exec(textOf('k8s/base/postgres.yaml')) ?? [];
  const [, surge] = /maxSurge: (\d+)/.exec(textOf('k8s/base/service.yaml')) ?? [];
  // The pool, and the connection beside it for what takes its time.
  const each = databaseEnv.DB_POOL_SIZE.parse(undefined) + 1;
  // A pod that ends is one beside those that count; `minReadySeconds` lets only one end at a time.
  const ending = 1;
  const replicas = withDatabase.map((name) => autoscaler(name).maxReplicas + Number(surge) + ending);
  const needed = replicas.reduce((sum, count) => sum + count * each, 0);
  // Some are for people, for backups, and for PostgreSQL itself.
  expect(needed).toBeLessThanOrEqual(Number(most) - 40);
});

test('KEDA may go as far as the autoscalers in whose place it stands', () => {
  for (const name of names) expect(scaledObject(name).maxReplicaCount).toBe(autoscaler(name).maxReplicas);
});

test('KEDA looks at each stream that a service hears, in the name of its own group', () => {
  const folder = root('dapr/subscriptions/');
  const subscriptions = readdirSync(folder)
    .filter((name) => name !== 'kustomization.yaml')
    .map((name) => Subscription.parse(parse(readFileSync(new URL(name, folder), 'utf8'))));
  for (const name of names) {
    const heard = subscriptions.filter(({ scopes }) => scopes[0] === name).map(({ spec }) => spec.topic);
    const looked = scaledObject(name).triggers.filter(({ type }) => type === 'redis-streams');
    const alive = heard.filter((topic) => !topic.startsWith('dead-'));
    expect(looked.map(({ metadata }) => metadata.stream).toSorted()).toEqual(alive.toSorted());
    for (const { metadata } of looked) expect(metadata.consumerGroup).toBe(name);
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const project = join(import.meta.dirname, '../../..');
const read = <S extends z.ZodType>(shape: S, file: string): z.output<S> =>
  shape.parse(parse(readFileSync(join(project, file), 'utf8')));

const Subscription = z.object({
  spec: z.object({
    topic: z.string(),
    deadLetterTopic: z.string().optional(),
    routes: z.object({ default: z.string() }),
  }),
  scopes: z.tuple([z.string()]),
});
const files = readdirSync(join(project, 'dapr/subscriptions')).filter(
  (file) => file !== 'kustomization.yaml',
);
const subscriptions = files.map((file) => {
  const { spec, scopes } = read(Subscription, `dapr/subscriptions/${file}`);
  return { file, app: scopes[0], ...spec };
});
const ordinary = subscriptions.filter(({ topic }) => !topic.startsWith('dead-'));

const Metadata = z.array(z.object({ name: z.string(), value: z.string().default('') }));
const PubSub = z.object({ spec: z.object({ metadata: Metadata }) });
const settings = new Map(
  read(PubSub, 'components/local/pubsub.yaml').spec.metadata.map(({ name, value }) => [name, value]),
);
const allowed = (scopes: string, app: string) =>
  settings
    .get(scopes)
    ?.split(';')
    .find((one) => one.startsWith(`${app}=`))
    ?.slice(app.length + 1)
    .split(',');

test.each(ordinary)('$file gives up to the dead letters of its own app', ({ app, deadLetterTopic }) => {
  expect(deadLetterTopic).toBe(`dead-${app}`);
});

describe.each([...new Set(ordinary.map(({ app }) => app))])('%s', (app) => {
  test('hears its dead letters, which are given up to nobody else', () => {
    const dead = subscriptions.filter(({ topic }) => topic === `dead-${app}`);
    expect(dead).toEqual([
      { file: `${app}-dead.yaml`, app, topic: `dead-${app}`, routes: { default: '/events/dead-letters' } },
    ]);
  });

  test('may file and hear its own dead letters, and nobody else may', () => {
    const topic = `dead-${app}`;
    for (const scopes of ['publishingScopes', 'subscriptionScopes']) {
      expect(allowed(scopes, app)).toContain(topic);
      expect(settings.get(scopes)?.split(topic)).toHaveLength(2);
    }
  });
});

const Resiliency = z.object({
  spec: z.object({
    policies: z.object({
      timeouts: z.object({ deliver: z.string() }),
      retries: z.object({ deliverRetry: z.object({ maxInterval: z.string(), maxRetries: z.int() }) }),
    }),
  }),
});

/** The sidecar files a dead letter within the message's own time: after that it is tried anew, for ever. */
test('32: a message has the time for all its tries, however slow', () => {
  const { timeouts, retries } = read(Resiliency, 'dapr/resiliency/components.yaml').spec.policies;
  const { maxInterval, maxRetries } = retries.deliverRetry;
  // The pauses are jittered by half.
  const longest = (maxRetries + 1) * secondsOf(timeouts.deliver) + 1.5 * maxRetries * secondsOf(maxInterval);
  expect(secondsOf(settings.get('processingTimeout') ?? '')).toBeGreaterThan(longest);
  // Dapr's Redis reads this one as milliseconds, and takes its default for anything else.
  expect(settings.get('redeliverInterval')).toMatch(/^\d+$/);
});

const secondsOf = (duration: string): number => Number(/^(\d+)s$/.exec(duration)?.[1]);

test('the apps that have dead letters replay them by the clock, each in one replica at a time', () => {
  const apps = subscriptions.filter(({ topic }) => topic.startsWith('dead-')).map(({ app }) => app);
  const Scoped = z.object({ scopes: z.array(z.string()) });
  const scopesOf = (component: string) => read(Scoped, `components/${component}.yaml`).scopes;
  expect(scopesOf('jobs/replay-dead-letters').toSorted()).toEqual(apps.toSorted());
  expect(scopesOf('local/lockstore')).toEqual(expect.arrayContaining(apps));
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectDir } from '../../start/places.ts';
import { alternativesOf, componentsOf, filesOf, places, said, textOf } from './folders.ts';

const local = new Map(componentsOf('local').map((component) => [component.name, component]));

test('there are a folder for this machine, two brokers, and three clouds', () => {
  expect(places).toEqual(['aws', 'azure', 'gcp', 'kafka', 'local', 'rabbitmq']);
});

describe.each(places)('%s', (place) => {
  const components = componentsOf(place);

  test('has the same components as every other folder, and all of them are listed', () => {
    expect(components.map(({ name }) => name).toSorted()).toEqual([...local.keys()].toSorted());
    expect(components.map(({ file }) => file.split('/')[1]).toSorted()).toEqual(filesOf(place).toSorted());
  });

  test.each([...components, ...alternativesOf(place)])('$file is for the same apps', ({ name, scopes }) => {
    expect(scopes).toEqual(local.get(name)?.scopes);
  });

  test('says the same of who may publish what, and who may hear it', () => {
    const [here, there] = [components.find(({ name }) => name === 'pubsub'), local.get('pubsub')];
    for (const scopes of ['publishingScopes', 'subscriptionScopes'])
      expect(here && said(here, scopes)).toBe(there && said(there, scopes));
  });

  test('keeps no secret: each comes from the secret store, under a name that all stores take', () => {
    for (const { file, entries, takesSecrets } of components) {
      const secrets = entries.filter(({ name }) =>
        /password|token$|secret|accountKey|masterKey|connectionString/i.test(name),
      );
      for (const { name, value, envRef, secretKeyRef } of secrets)
        expect([file, name, value, envRef, secretKeyRef?.key]).toEqual([
          file,
          name,
          undefined,
          undefined,
          secretKeyRef?.name,
        ]);
      for (const { secretKeyRef } of entries)
        if (secretKeyRef) expect(secretKeyRef.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect([file, takesSecrets]).toEqual([
        file,
        entries.some(({ secretKeyRef }) => secretKeyRef !== undefined),
      ]);
    }
  });
});

test.each(['rabbitmq', 'kafka'])('%s is another broker, and nothing else', (place) => {
  for (const file of filesOf(place))
    if (file !== 'pubsub.yaml')
      expect([file, textOf(`${place}/${file}`)]).toEqual([file, textOf(`local/${file}`)]);
});

const Resiliency = z.object({
  spec: z.object({
    policies: z.object({
      timeouts: z.object({ deliver: z.string(), publish: z.string() }),
      retries: z.object({ deliverRetry: z.object({ maxInterval: z.string(), maxRetries: z.int() }) }),
    }),
  }),
});
const seconds = (duration: string): number => Number(/^(\d+)s$/.exec(duration)?.[1]);
const { timeouts, retries } = Resiliency.parse(
  parse(readFileSync(join(projectDir, 'dapr/resiliency/components.yaml'), 'utf8')),
).spec.policies;

test.each([
  ['aws', 'messageVisibilityTimeout'],
  ['azure', 'handlerTimeoutInSec'],
])('32: in %s a message has the time for all its tries, however slow', (place, name) => {
  const { maxInterval, maxRetries } = retries.deliverRetry;
  // The pauses are jittered by half.
  const longest = (maxRetries + 1) * seconds(timeouts.deliver) + 1.5 * maxRetries * seconds(maxInterval);
  const pubsub = componentsOf(place).find((component) => component.name === 'pubsub');
  expect(Number(pubsub && said(pubsub, name))).toBeGreaterThan(longest);
});

test('at RabbitMQ who only publishes comes back after its broker: it connects within one try', () => {
  const pubsub = componentsOf('rabbitmq').find((component) => component.name === 'pubsub');
  const wait = /^(\d+)ms$/.exec((pubsub && said(pubsub, 'reconnectWaitSeconds')) ?? '')?.[1];
  expect(Number(wait)).toBeLessThan(seconds(timeouts.publish) * 1_000);
});

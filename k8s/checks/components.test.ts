import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appNames, otherApps } from './dev.ts';
import { named, nameOf } from './objects.ts';
import { deployed, environmentOf, overlays } from './overlays.ts';
import { appliedFolders, objectsOf } from './render.ts';

const Scoped = z.looseObject({ scopes: z.array(z.string()).default([]) });
const ComponentObject = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    type: z.string(),
    metadata: z.array(z.looseObject({ name: z.string(), value: z.unknown().optional() })).default([]),
  }),
});
const Subscription = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    pubsubname: z.string(),
    topic: z.string(),
    deadLetterTopic: z.string().optional(),
    routes: z.looseObject({ default: z.string().optional() }),
  }),
  scopes: z.tuple([z.string()]),
});
const Resiliency = z.looseObject({
  spec: z.looseObject({
    targets: z.looseObject({
      apps: z.record(z.string(), z.unknown()).default({}),
      components: z.record(z.string(), z.unknown()).default({}),
    }),
  }),
});
const Configuration = z.looseObject({
  spec: z.looseObject({
    secrets: z.object({
      scopes: z.array(
        z.object({ storeName: z.string(), defaultAccess: z.string(), allowedSecrets: z.array(z.string()) }),
      ),
    }),
  }),
});

const DAPR_KINDS = ['Component', 'Resiliency', 'Subscription', 'HTTPEndpoint'];
const known = [...appNames, ...otherApps];

test.each(appliedFolders)('%s: scopes name apps that there are', (folder) => {
  const strangers = objectsOf(folder)
    .filter(({ kind, apiVersion }) => DAPR_KINDS.includes(kind) && apiVersion.startsWith('dapr.io/'))
    .flatMap((object) =>
      Scoped.parse(object)
        .scopes.filter((app) => !known.includes(app))
        .map((app) => `${nameOf(object)}: ${app}`),
    );
  expect(strangers).toEqual([]);
});

describe.each(overlays)('%s', (overlay) => {
  const ofKind = <S extends z.ZodType>(kind: string, shape: S) =>
    objectsOf(overlay)
      .filter((object) => object.kind === kind)
      .map((object) => shape.parse(object));
  const components = ofKind('Component', ComponentObject);
  const componentNames = components.map(({ metadata }) => metadata.name);
  const subscriptions = ofKind('Subscription', Subscription);

  /** `auth=users;event=events,dead-event` of a broker; none where it is not said. */
  function topics(name: string): Map<string, string[]> | undefined {
    const pubsub = components.find(({ spec }) => spec.type.startsWith('pubsub.'));
    const said = pubsub?.spec.metadata.find((one) => one.name === name)?.value;
    if (typeof said !== 'string') return undefined;
    return new Map(
      said.split(';').map((line) => {
        const [app = '', list = ''] = line.split('=');
        return [app.trim(), list.split(',').filter(Boolean)];
      }),
    );
  }

  test('each kind of component is there once', () => {
    expect(componentNames).toEqual(
      expect.arrayContaining(['pubsub', 'statestore', 'lockstore', 'images', 'secrets', 'sms', 'push']),
    );
    expect(new Set(componentNames).size).toBe(componentNames.length);
  });

  test('the broker says for every service which topics it may write and hear', () => {
    for (const name of ['publishingScopes', 'subscriptionScopes']) {
      const allowed = topics(name);
      expect([...(allowed?.keys() ?? [])]).toEqual(expect.arrayContaining(appNames));
      expect(known).toEqual(expect.arrayContaining([...(allowed?.keys() ?? [])]));
    }
  });

  test.each(subscriptions)(
    '$metadata.name hears what it may, and files what fails where it may',
    ({ spec, scopes: [app] }) => {
      expect(componentNames).toContain(spec.pubsubname);
      expect(topics('subscriptionScopes')?.get(app)).toContain(spec.topic);
      if (spec.deadLetterTopic) expect(topics('publishingScopes')?.get(app)).toContain(spec.deadLetterTopic);
      // Without a default a sidecar files unknown types under the dead letters.
      expect(spec.routes.default).toBeDefined();
    },
  );

  test('resiliency speaks of services and components that there are', () => {
    const targets = ofKind('Resiliency', Resiliency).map(({ spec }) => spec.targets);
    expect(targets.flatMap((one) => Object.keys(one.apps)).sort()).toEqual([...appNames].sort());
    expect(componentNames).toEqual(
      expect.arrayContaining(targets.flatMap((one) => Object.keys(one.components))),
    );
  });

  test('a service may ask for the secrets of services, and for no other', () => {
    const { secrets } = Configuration.parse(named(objectsOf(overlay), 'Configuration', 'tiketi')).spec;
    expect(secrets.scopes).toMatchObject([{ storeName: 'secrets', defaultAccess: 'deny' }]);
    const names = appNames.map((app) => environmentOf(overlay, deployed(overlay, app).container).SECRET_NAME);
    expect(secrets.scopes[0]?.allowedSecrets.toSorted()).toEqual(names.sort());
    expect(componentNames).toContain('secrets');
  });
});

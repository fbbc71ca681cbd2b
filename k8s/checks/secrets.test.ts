import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesOf, read } from './files.ts';
import { type ClusterObject, containersOf, nameOf, podOf } from './objects.ts';
import { appliedFolders, objectsOf } from './render.ts';

const SECRET_VARIABLE = /(PASSWORD|SECRET|TOKEN|KEY|CREDENTIALS)$/;
/** Components write theirs in one word. */
const SECRET_METADATA =
  /(password|secret|secret_?key|access_?key|account_?key|master_?key|private_?key|token|connection_?string)$/i;

const Env = z.record(z.string(), z.string());
const Template = z.object({ common: z.object({ env: Env }), apps: z.array(z.object({ env: Env })) });
const ComponentObject = z.looseObject({
  spec: z.looseObject({
    metadata: z.array(z.looseObject({ name: z.string(), value: z.unknown().optional() })).default([]),
  }),
});
const ConfigMap = z.looseObject({ data: Env.default({}) });

/** The variables that an object writes down, with their values. */
function written(object: ClusterObject): [name: string, value: string][] {
  if (object.kind === 'ConfigMap') return Object.entries(ConfigMap.parse(object).data);
  const pod = podOf(object);
  if (!pod) return [];
  const literal = containersOf(pod).flatMap(({ env }) =>
    env.flatMap(({ name, value }): [string, string][] => (value === undefined ? [] : [[name, value]])),
  );
  const ofSidecar = (pod.metadata.annotations['dapr.io/env'] ?? '').split(',').filter(Boolean);
  return [
    ...literal,
    ...ofSidecar.map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.replace(/^[^=]*=/, '')]),
  ];
}

/** What stands in components/ may be secret only by its name in the secret store. */
const literalSecrets = (object: ClusterObject) =>
  object.kind === 'Component'
    ? ComponentObject.parse(object)
        .spec.metadata.filter(
          ({ name, value }) => SECRET_METADATA.test(name) && value !== undefined && value !== '',
        )
        .map(({ name }) => `${nameOf(object)}: ${name}`)
    : [];

test.each(appliedFolders)('%s: no Secret, and none under another name', (folder) => {
  const objects = objectsOf(folder);
  const variables = objects.flatMap((object) =>
    written(object)
      .filter(([name, value]) => SECRET_VARIABLE.test(name) && value !== '')
      .map(([name]) => `${nameOf(object)}: ${name}`),
  );
  expect(objects.filter(({ kind }) => kind === 'Secret').map(nameOf)).toEqual([]);
  expect([...variables, ...objects.flatMap(literalSecrets)]).toEqual([]);
});

test('a password that is written down is found', () => {
  const deployment = (env: object) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'one', labels: {}, annotations: {} },
    spec: { template: { spec: { containers: [{ name: 'app', image: 'one', env: [env] }] } } },
  });
  const names = (env: object) => written(deployment(env)).filter(([name]) => SECRET_VARIABLE.test(name));
  expect(names({ name: 'DB_PASSWORD', value: 'hunter2' })).toHaveLength(1);
  expect(names({ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } })).toEqual([]);
});

const manifests = filesOf('{k8s,components,dapr}/**/*.{yaml,yml,json,env}');

test('no file makes a Secret', () => {
  expect(manifests.length).toBeGreaterThan(50);
  expect(manifests.filter((path) => /^\s*-?\s*kind:\s*["']?Secret\b/m.test(read(path)))).toEqual([]);
  // kustomize makes one of literals too.
  expect(manifests.filter((path) => /^secretGenerator:/m.test(read(path)))).toEqual([]);
});

describe('the secrets that dev.yaml gives everybody', () => {
  const { common, apps } = Template.parse(parse(read('dev.yaml')));
  const secrets = [common, ...apps]
    .flatMap(({ env }) => Object.entries(env))
    .filter(([name]) => SECRET_VARIABLE.test(name))
    .map(([, value]) => value);

  test('stand nowhere in k8s/ and components/', () => {
    expect(secrets.length).toBeGreaterThan(5);
    const all = filesOf('{k8s,components}/**/*').filter((path) => path !== 'package-lock.json');
    const holding = all.filter((path) => secrets.some((value) => read(path).includes(value)));
    expect(holding).toEqual([]);
  });
});

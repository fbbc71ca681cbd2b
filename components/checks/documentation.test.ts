import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { daprdModuleDir } from '../../start/places.ts';
import { alternativesOf, componentsOf, places } from './folders.ts';

const Documentation = z.object({
  version: z.string(),
  types: z.record(
    z.string(),
    z.object({
      required: z.array(z.string()),
      profiles: z.array(z.array(z.string())),
      names: z.array(z.string()),
    }),
  ),
});
const { version, types } = Documentation.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'documentation.json'), 'utf8')),
);

/** What the sidecar itself reads, whatever the component. */
const OF_THE_SIDECAR: Record<string, string[]> = {
  pubsub: ['consumerID', 'publishingScopes', 'subscriptionScopes'],
  bindings: ['direction'],
};
/** What comes with each call instead. */
const WITH_EACH_CALL = ['toNumber', 'fileName'];

const all = places.flatMap((place) => [...componentsOf(place), ...alternativesOf(place)]);

test('the documentation is that of the components that daprd is built from', () => {
  const goMod = readFileSync(join(daprdModuleDir, 'go.mod'), 'utf8');
  expect(goMod).toContain(`github.com/dapr/components-contrib ${version}\n`);
});

test('it is of the types that the folders name, and of no others', () => {
  expect(Object.keys(types).toSorted()).toEqual([...new Set(all.map(({ type }) => type))].toSorted());
});

describe.each(all)('$file', ({ type, entries }) => {
  const { required = [], profiles = [], names = [] } = types[type] ?? {};
  const given = entries.map(({ name }) => name);
  const comes = (name: string) => given.includes(name) || WITH_EACH_CALL.includes(name);

  test('says nothing that its component does not know, and nothing twice', () => {
    const known = [...names, ...(OF_THE_SIDECAR[type.split('.')[0] ?? ''] ?? [])];
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
    expect(new Set(given).size).toBe(given.length);
  });

  test('says all that its component wants, and one way to prove who asks', () => {
    expect(required.filter((name) => !comes(name))).toEqual([]);
    expect(profiles.length === 0 || profiles.some((profile) => profile.every(comes))).toBe(true);
  });
});

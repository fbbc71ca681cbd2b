import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export const componentsDir = join(import.meta.dirname, '..');

const Entry = z.strictObject({
  name: z.string(),
  value: z.string().optional(),
  envRef: z.string().optional(),
  secretKeyRef: z.strictObject({ name: z.string(), key: z.string() }).optional(),
});
const Component = z.strictObject({
  apiVersion: z.literal('dapr.io/v1alpha1'),
  kind: z.literal('Component'),
  metadata: z.strictObject({ name: z.string() }),
  spec: z.strictObject({
    type: z.string(),
    version: z.literal('v1'),
    ignoreErrors: z.boolean().optional(),
    metadata: z.array(Entry).default([]),
  }),
  auth: z.strictObject({ secretStore: z.literal('secrets') }).optional(),
  scopes: z.array(z.string()),
});
const Kustomization = z.object({ resources: z.array(z.string()) });

export type Component = {
  /** As below components/: `aws/pubsub.yaml`. */
  file: string;
  name: string;
  type: string;
  scopes: string[];
  entries: z.output<typeof Entry>[];
  takesSecrets: boolean;
};

/** The folders to choose from: all but the clocks, which are the same everywhere. */
export const places = readdirSync(componentsDir, { withFileTypes: true })
  .filter((one) => one.isDirectory() && existsSync(join(componentsDir, one.name, 'pubsub.yaml')))
  .map(({ name }) => name)
  .toSorted();

/** What kustomize takes of a folder. */
export const componentsOf = (place: string): Component[] =>
  Kustomization.parse(read(`${place}/kustomization.yaml`)).resources.map((file) =>
    component(`${place}/${file}`),
  );

/** What may be put in the place of a component of the same name. */
export const alternativesOf = (place: string): Component[] => {
  const folder = join(componentsDir, place, 'alternatives');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => component(`${place}/alternatives/${file}`));
};

export const filesOf = (place: string): string[] =>
  readdirSync(join(componentsDir, place)).filter(
    (file) => file.endsWith('.yaml') && file !== 'kustomization.yaml',
  );

export const textOf = (file: string): string => readFileSync(join(componentsDir, file), 'utf8');

const read = (file: string): unknown => parse(textOf(file));

function component(file: string): Component {
  const { metadata, spec, scopes, auth } = Component.parse(read(file));
  return {
    file,
    name: metadata.name,
    type: spec.type,
    scopes,
    entries: spec.metadata,
    takesSecrets: auth !== undefined,
  };
}

export const said = ({ entries }: Component, name: string): string | undefined =>
  entries.find((entry) => entry.name === name)?.value;

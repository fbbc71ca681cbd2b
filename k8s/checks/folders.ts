import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectDir } from '../../start/places.ts';

const Kustomization = z.looseObject({
  kind: z.enum(['Kustomization', 'Component']),
  resources: z.array(z.string()).default([]),
  components: z.array(z.string()).default([]),
});

export type Folder = z.output<typeof Kustomization> & { path: string };

const isInstalled = (name: string) => name === 'node_modules';

/** Every folder of the project that kustomize takes, by its path from the root. */
export const folders: Folder[] = globSync('{k8s,components,dapr}/**/kustomization.yaml', {
  cwd: projectDir,
  exclude: isInstalled,
})
  .map((file) => ({
    path: dirname(file),
    ...Kustomization.parse(parse(readFileSync(join(projectDir, file), 'utf8'))),
  }))
  .sort((a, b) => a.path.localeCompare(b.path));

/** What a folder is made of, as paths from the root. */
export const partsOf = ({ path, resources, components }: Folder): string[] =>
  [...resources, ...components].map((part) => normalize(join(path, part)));

/** Those that kustomize builds by themselves. */
export const kustomizations = folders.filter(({ kind }) => kind === 'Kustomization');

/** Those that somebody applies: no other folder is made of them. */
export const applied = kustomizations.filter(
  ({ path }) => !folders.some((other) => partsOf(other).includes(path)),
);

/** What may be laid over an overlay. */
export const options = folders.filter(({ kind }) => kind === 'Component');

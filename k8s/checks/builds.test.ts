import { chmodSync, existsSync, globSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '../../start/places.ts';
import { folders, kustomizations, options, partsOf } from './folders.ts';
import { findOrBuildKustomize } from './kustomize.ts';
import { textOf } from './render.ts';

test.each([...kustomizations, ...options].map(({ path }) => path))('kustomize builds %s', (path) => {
  expect(textOf(path)).toContain('kind:');
});

test('an overlay is there for a machine of one’s own', () => {
  expect(kustomizations.map(({ path }) => path)).toContain('k8s/overlays/local');
});

const inOneSource = folders.filter(({ path }) => /^(components|dapr)(\/|$)/.test(path));

test.each(inOneSource)(
  '$path lists every file beside it, and every folder that is a part of it',
  (folder) => {
    const inside = readdirSync(join(projectDir, folder.path), { withFileTypes: true });
    const parts = inside
      .filter((one) =>
        one.isDirectory()
          ? existsSync(join(projectDir, folder.path, one.name, 'kustomization.yaml'))
          : one.name.endsWith('.yaml') && one.name !== 'kustomization.yaml',
      )
      .map(({ name }) => join(folder.path, name));
    expect(partsOf(folder).sort()).toEqual(parts.sort());
  },
);

test('every folder of components/ that holds components can be named by an overlay', () => {
  const holding = globSync('components/*/*.yaml', { cwd: projectDir }).map(dirname);
  const paths = folders.map(({ path }) => path);
  expect([...new Set(holding)].filter((folder) => !paths.includes(folder))).toEqual([]);
});

/** A folder with one program that says this. */
function programThat(name: string, says: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-programs-'));
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${says}'\n`);
  chmodSync(join(folder, name), 0o755);
  return folder;
}

test('kustomize is taken from PATH, alone or within kubectl', async () => {
  const old = programThat('kustomize', 'v4.5.7');
  const good = programThat('kustomize', 'v5.7.1');
  const kubectl = programThat('kubectl', '{"kustomizeVersion": "v5.6.0"}');
  expect(await findOrBuildKustomize({ path: [good, kubectl], go: [] })).toEqual([
    join(good, 'kustomize'),
    'build',
  ]);
  expect(await findOrBuildKustomize({ path: [old, kubectl], go: [] })).toEqual([
    join(kubectl, 'kubectl'),
    'kustomize',
  ]);
});

test('with neither that nor Go, one message says what to install', async () => {
  const old = programThat('kubectl', '{"kustomizeVersion": "v4.5.7"}');
  const search = findOrBuildKustomize({ path: [old], go: [] });
  await expect(search).rejects.toThrow(/need kustomize 5[\s\S]*kubectl 1\.27[\s\S]*Go 1\.24/);
});

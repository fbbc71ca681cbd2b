import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stringify } from 'yaml';
import { projectDir } from '../../start/places.ts';
import { folders, kustomizations, options } from './folders.ts';
import { findOrBuildKustomize, type Kustomize, kustomizeBuild } from './kustomize.ts';

/** Builds each folder once, for all files of checks. What kustomize refuses is kept as its words. */
export default async function setup(project: TestProject): Promise<void> {
  const kustomize = await findOrBuildKustomize();
  const rendered: Record<string, Rendered> = {};
  const built = kustomizations.map(({ path }) => [path, () => kustomizeBuild(kustomize, path)] as const);
  const laidOver = options.map(({ path }) => [path, () => withOption(kustomize, path)] as const);
  for (const [path, build] of [...built, ...laidOver])
    rendered[path] = await build().then(
      (text) => ({ text }),
      (fault: Error) => ({ fault: fault.message }),
    );
  project.provide('rendered', rendered);
}

/** An option is nothing by itself: it is tried on the local overlay, as a user would name it. */
async function withOption(kustomize: Kustomize, option: string): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tiketi-option-')));
  const from = (path: string) => relative(folder, realpathSync(join(projectDir, path)));
  try {
    writeFileSync(
      join(folder, 'kustomization.yaml'),
      stringify({ resources: [from('k8s/overlays/local')], components: [from(option)] }),
    );
    return await kustomizeBuild(kustomize, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Rendered = { text: string } | { fault: string };

declare module 'vitest' {
  export interface ProvidedContext {
    rendered: Record<string, Rendered>;
  }
}

if (folders.length === 0) throw new Error('no kustomization.yaml was found');

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
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
  const waiting = [...built, ...laidOver];
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, build] = next;
      rendered[path] = await build().then(
        (text) => ({ text }),
        (fault: Error) => ({ fault: fault.message }),
      );
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  project.provide('rendered', rendered);
}

/** An option is nothing by itself: it is tried on the local overlay, alone or, where it builds upon it, beside the option around it. */
async function withOption(kustomize: Kustomize, option: string): Promise<string> {
  const around = options.find(({ path }) => path === dirname(option));
  try {
    return await overlayWith(kustomize, [option]);
  } catch (fault) {
    if (!around) throw fault;
    return overlayWith(kustomize, [around.path, option]);
  }
}

async function overlayWith(kustomize: Kustomize, components: string[]): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tiketi-option-')));
  const from = (path: string) => relative(folder, realpathSync(join(projectDir, path)));
  try {
    writeFileSync(
      join(folder, 'kustomization.yaml'),
      stringify({ resources: [from('k8s/overlays/local')], components: components.map(from) }),
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

import { inject } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { applied, options } from './folders.ts';
import { ClusterObject } from './objects.ts';

const known = new Map<string, ClusterObject[]>();

/** The text that kustomize makes of a folder. */
export function textOf(folder: string): string {
  const { [folder]: rendered } = inject('rendered');
  if (!rendered) throw new Error(`${folder} is no folder of k8s/`);
  if ('fault' in rendered) throw new Error(rendered.fault);
  return rendered.text;
}

/** The objects that a cluster is given for a folder. */
export function objectsOf(folder: string): ClusterObject[] {
  const there = known.get(folder);
  if (there) return there;
  const objects = parseAllDocuments(textOf(folder)).map((document) => ClusterObject.parse(document.toJS()));
  known.set(folder, objects);
  return objects;
}

/** All that may be applied: each overlay and part, and each option laid over the local overlay. */
export const appliedFolders: string[] = [...applied, ...options].map(({ path }) => path);

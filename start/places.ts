import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** The checked-out project. */
export const projectDir = resolve(import.meta.dirname, '..');

/** Where `npm start` keeps its data and logs. */
export const developmentDir = join(projectDir, '.tiketi');

export const DAPR_VERSION = '1.16.0';

/** The Go module that builds daprd. */
export const daprdModuleDir = join(projectDir, 'dapr', 'daprd');

/**
 * Where a built daprd is kept: outside the project, so that a second clone does not build it again,
 * and keyed by what it was built from.
 */
export function daprdCacheDir(): string {
  const sources = ['go.mod', 'go.sum', 'main.go'].map((file) => readFileSync(join(daprdModuleDir, file)));
  const key = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(cache, 'tiketi', `daprd-${DAPR_VERSION}-${key}`);
}

/** A path as a person in the current directory would type it. */
export const shown = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
};

import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../../start/places.ts';

/** The text of a file of the project. */
export const read = (path: string): string => readFileSync(join(projectDir, path), 'utf8');

/** The files that fit one of the patterns, by their paths from the root; what was installed is left out. */
export const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: projectDir, exclude: (name) => /node_modules|\.terraform$/.test(name) })
    .filter((path) => statSync(join(projectDir, path)).isFile())
    .sort();

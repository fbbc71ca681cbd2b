import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectDir } from '../places.ts';
import { StartError } from '../start-error.ts';

/** What the apps stand on: a folder of components/, all of which say the same names. */
export type Place = { name: string; folder: string };

const PLACE = /(^|\/)components\/(?!jobs$)[^/]+$/;

/** The paths of a run template, with another folder of components/ in place of the one that it names. */
export function at(paths: string[], components: string | undefined): string[] {
  if (!components) return paths;
  const folder = `components/${components}`;
  if (!PLACE.test(folder) || !existsSync(join(projectDir, folder, 'pubsub.yaml')))
    throw new StartError(`COMPONENTS names ${components}, but there is no ${folder} with a pubsub.yaml.`);
  return paths.map((path) => (PLACE.test(path) ? folder : path));
}

export function placeOf(paths: string[]): Place {
  const folder = paths.find((path) => PLACE.test(path));
  if (!folder) throw new StartError('dev.yaml names no folder of components/ among its resourcesPaths.');
  return { name: basename(folder), folder };
}

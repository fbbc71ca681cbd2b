import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DAPR_VERSION, daprdCacheDir } from '../places.ts';
import { findProgram, pathFolders } from '../processes/programs.ts';

/** Where a daprd may already be, in the order of preference. */
export const daprdFolders = (): string[] => [
  ...pathFolders(),
  join(homedir(), '.dapr', 'bin'),
  daprdCacheDir(),
];

/** The first daprd that is new enough for this project. */
export function findDaprd(folders = daprdFolders()): string | undefined {
  return folders
    .map((folder) => findProgram('daprd', [folder]))
    .find((path) => path !== undefined && isNewEnough(versionOf(path)));
}

function versionOf(path: string): string {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return stdout?.trim() ?? '';
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = DAPR_VERSION.split('.').map(Number);
  return major === wantedMajor && minor >= wantedMinor;
}

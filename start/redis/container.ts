import { spawnSync } from 'node:child_process';
import { findProgram } from '../processes/programs.ts';

export const containerName = (port: number): string => `tiketi-redis-${port}`;

/** A starter that was killed leaves its container behind, which holds the name and the port. */
export function endLeftContainer(port: number, docker = findProgram('docker')): void {
  if (docker) spawnSync(docker, ['rm', '--force', containerName(port)], { stdio: 'ignore', timeout: 10_000 });
}

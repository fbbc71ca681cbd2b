import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { dataDir, type StartContext } from '../processes/context.ts';
import type { RunTemplate } from '../template/run-template.ts';

/**
 * dapr/config.yaml with this environment's own file for names: two systems side by side must not
 * find each other's sidecars.
 */
export function writeConfiguration(template: RunTemplate, context: StartContext): string {
  const names = join(dataDir(context), 'names.db');
  for (const leftover of ['', '-wal', '-shm']) rmSync(names + leftover, { force: true });
  const configuration = parseDocument(readFileSync(template.common.configFilePath, 'utf8'));
  configuration.setIn(['spec', 'nameResolution', 'configuration', 'connectionString'], names);
  const folder = join(context.stateDir, 'dapr');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'config.yaml');
  writeFileSync(file, configuration.toString());
  return file;
}

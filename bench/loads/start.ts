import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../../start/system.ts';
import type { Figures, Load } from '../load.ts';
import { round } from '../measure.ts';

/** Beside the running system and any test. */
const PORT_OFFSET = 25_000;

export const start: Load = {
  name: 'start',
  about:
    'A second system is started beside this one, in an empty directory, and again on its data; packages and daprd are there',
  cases: [{ name: 'until all parts are healthy', once: true, run }],
};

async function run(): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiketi-bench-'));
  try {
    return { 'first s': await startOnce(dataDir), 'second s': await startOnce(dataDir) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const system = await startSystem({ dataDir, portOffset: PORT_OFFSET, quiet: true });
  const seconds = (performance.now() - startedAt) / 1_000;
  await system.stop();
  return round(seconds, 1);
}

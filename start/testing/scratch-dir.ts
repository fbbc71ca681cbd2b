import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** An empty directory, gone after the tests of the file that asked for it. */
export function scratchDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tiketi-scratch-'));
  made.push(dir);
  return dir;
}

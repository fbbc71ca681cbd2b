import { expect, test } from 'vitest';
import { ProcessRecord } from '../processes/record.ts';
import { silentProgress } from '../terminal/progress.ts';
import { scratchDir } from '../testing/scratch-dir.ts';
import { findChromium } from './find-chromium.ts';

async function context() {
  const stateDir = scratchDir();
  const record = await ProcessRecord.take(stateDir);
  return { stateDir, record, progress: silentProgress, ending: new AbortController().signal };
}

test('the Chromium that CHROMIUM_PATH names is taken', async () => {
  expect(await findChromium(await context(), { CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
});

test('a name that no program has is told at once, and nothing else is looked for', async () => {
  const found = findChromium(await context(), { CHROMIUM_PATH: '/nowhere/chromium' });
  await expect(found).rejects.toThrow('CHROMIUM_PATH is /nowhere/chromium, where no program is.');
});

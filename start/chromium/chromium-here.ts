import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';
import { openEnvironment } from '../processes/environment.ts';
import { terminalProgress } from '../terminal/progress.ts';
import { findChromium } from './find-chromium.ts';

/** How playwright-core starts the Chromium of this machine, which is found or installed first. */
export async function chromiumHere(): Promise<LaunchOptions> {
  const stateDir = mkdtempSync(join(tmpdir(), 'tiketi-chromium-'));
  const environment = await openEnvironment({ stateDir, progress: terminalProgress(), stopStages: [] });
  try {
    const executablePath = await environment.starting(() => findChromium(environment.context));
    // Its sandbox does not work for root, which is who one is in a container; the pages are our own.
    return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
  } finally {
    await environment.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

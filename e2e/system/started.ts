import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startSystem } from '../../start/system.ts';
import { type Lines, openControlRoom } from './control-room.ts';
import './provided.ts';

/** Limits and waits as short as the tests need them; all else is as `npm start` has it. */
const ENV = {
  LOG_LEVEL: 'info',
  SANDBOX_DELAY_MS: '20-60',
  GATEWAY_TIMEOUT_MS: '3000',
  CONFIRMATION_WAIT_MS: '3000',
  HOLD_MINUTES: '2',
  STANDING_HOLD_MINUTES: '0.25',
  CHECKOUT_MINUTES: '2',
};

type Options = {
  portOffset: number;
  components?: string;
  env?: Record<string, string>;
  /** Between apps and what they ask, and how the apps find them. */
  lines?: Lines;
  appEnv?: Record<string, string>;
};

/** Starts the whole system once for a project's tests, on ports and data of its own; returns how it is stopped. */
export async function startFor(project: TestProject, options: Options): Promise<() => Promise<void>> {
  const { portOffset, components, env, lines = {}, appEnv = {} } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'tiketi-e2e-'));
  const removeData = () => rmSync(dataDir, { recursive: true, force: true });
  const closeLines = () => Promise.all(Object.values(lines).map((line) => line.close()));
  const system = await startSystem({
    dataDir,
    portOffset,
    ...(components && { components }),
    env: { ...ENV, ...env },
    appEnv,
    quiet: true,
  }).catch(async (fault) => {
    await closeLines();
    removeData();
    throw fault;
  });
  const controlRoom = await openControlRoom(system, lines);
  project.provide('system', {
    urls: system.urls,
    ports: system.ports,
    env: system.env,
    controlRoom: controlRoom.url,
    portOffset,
    components: system.components,
    logFiles: system.parts().map(({ name, logFile }) => ({ part: name, file: logFile })),
  });
  return async () => {
    await controlRoom.close();
    await system.stop();
    await closeLines();
    removeData();
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startSystem } from '../start/system.ts';
import { openControlRoom } from './system/control-room.ts';
import './system/provided.ts';

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

/** Starts the whole system once, on ports and data of its own; nothing of it is left when the tests end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tiketi-e2e-'));
  const portOffset = Number(process.env.E2E_PORT_OFFSET ?? 10_000);
  const removeData = () => rmSync(dataDir, { recursive: true, force: true });
  const system = await startSystem({ dataDir, portOffset, env: ENV, quiet: true }).catch((fault) => {
    removeData();
    throw fault;
  });
  const controlRoom = await openControlRoom(system);
  project.provide('system', {
    urls: system.urls,
    ports: system.ports,
    env: system.env,
    controlRoom: controlRoom.url,
    portOffset,
    logFiles: system.parts().map(({ name, logFile }) => ({ part: name, file: logFile })),
  });
  return async () => {
    await controlRoom.close();
    await system.stop();
    removeData();
  };
}

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TailCommand } from '../arguments.ts';
import type { System } from '../system/find-system.ts';
import { startOwnSidecar } from '../system/own-sidecar.ts';
import { lineOf } from './line-of.ts';
import { listen } from './listen.ts';
import { writeComponents } from './own-components.ts';
import { openPlaces } from './redis-places.ts';
import { topics } from './topics.ts';
import { wantedBy } from './wanted.ts';

/**
 * Prints events as they are published until `stopped`, by a sidecar and a consumer group of its own that
 * nobody else shares: all else hears its events as ever. Both are gone afterwards.
 */
export async function tail(system: System, command: TailCommand, stopped: AbortSignal): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-events-'));
  try {
    return await listenIn(folder, system, command, stopped);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function listenIn(folder: string, system: System, command: TailCommand, stopped: AbortSignal) {
  const group = `events-tail-${randomBytes(4).toString('hex')}`;
  const { isRedis } = writeComponents(system.components, folder, group);
  const heard = command.topic ? [command.topic] : topics;
  const isWanted = wantedBy(command, Date.now());
  const print = (envelope: Record<string, unknown>) => {
    if (isWanted(envelope)) console.log(command.json ? JSON.stringify(envelope) : lineOf(envelope));
  };
  const places = isRedis
    ? await openPlaces(system.env, { topics: heard, group, all: command.all })
    : undefined;
  const app = await listen(heard, system.env.APP_API_TOKEN ?? '', print);
  try {
    const sidecar = await startOwnSidecar(system, { appPort: app.port, resources: folder });
    console.error('Listening; Ctrl-C ends it.');
    const ended = await Promise.race([sidecar.ended.then(() => 'ended'), aborted(stopped)]);
    await sidecar.stop();
    if (ended !== 'ended') return 0;
    console.error('The sidecar of this command has ended.');
    return 1;
  } finally {
    app.close();
    await places?.close();
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

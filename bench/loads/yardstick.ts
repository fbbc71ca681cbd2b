import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import type { Figures, Load } from '../load.ts';
import { round } from '../measure.ts';
import { settings } from '../settings.ts';
import { pinYardstick } from '../system/pin.ts';
import { statOf } from '../system/processes.ts';

const CONNECTIONS = 50;

export const yardstick: Load = {
  name: 'yardstick',
  about: 'The machine itself: a bare Hono server with one route, 50 connections. Compare other days by it',
  cases: [{ name: 'GET of 11 bytes', run }],
};

async function run(): Promise<Figures> {
  const server = spawn(process.execPath, [join(import.meta.dirname, '../yardstick/server.ts')]);
  try {
    return await load(server);
  } finally {
    server.kill();
  }
}

async function load(server: ChildProcess): Promise<Figures> {
  if (!server.stdout || !server.pid) throw new Error('the yardstick did not start');
  const [port] = await once(server.stdout, 'data');
  if (settings.pinned) pinYardstick(server.pid);
  const target = { url: `http://127.0.0.1:${Number(port)}/`, connections: CONNECTIONS };
  await autocannon({ ...target, duration: 2 });
  const before = statOf(server.pid)?.cpuMs ?? 0;
  const { requests, latency } = await autocannon({ ...target, duration: settings.seconds });
  const used = (statOf(server.pid)?.cpuMs ?? 0) - before;
  return {
    'requests/s': round(requests.average),
    'p50 ms': latency.p50,
    'p99 ms': latency.p99,
    'CPU µs each': round((1_000 * used) / requests.total),
  };
}

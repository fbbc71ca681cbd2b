import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectDir } from '../../start/places.ts';

export interface RevenueOptions {
  daprd: string;
  /** The Dapr configuration of the system that is listened to. */
  configFile: string;
  /** The folder of components/ that it stands on. */
  components: string;
  /** Where the count is kept. */
  database: string;
  /** The system's environment: where its broker is, and the token that sidecars show. */
  env: Record<string, string>;
  /** Added to every port. */
  portOffset?: number;
  /** Where what they print goes. */
  output?: 'inherit' | 'ignore';
}

export interface Revenue {
  url: string;
  /** Settled with the name of the one that ended, wanted or not. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

const READY_LIMIT_MS = 30_000;

/** Starts the Python program and a sidecar of its own beside a system that runs, and waits until both answer. */
export async function startRevenue(options: RevenueOptions): Promise<Revenue> {
  const { portOffset = 0, output = 'ignore' } = options;
  const appPort = 4400 + portOffset;
  const sidecarPort = 3510 + portOffset;
  const env = { ...process.env, ...options.env, APP_PORT: String(appPort), REVENUE_DB: options.database };
  const flags = {
    'app-id': 'revenue',
    'app-port': appPort,
    'dapr-http-port': sidecarPort,
    'dapr-grpc-port': 3610 + portOffset,
    'dapr-internal-grpc-port': 3810 + portOffset,
    'dapr-listen-addresses': '127.0.0.1',
    'dapr-internal-grpc-listen-address': '127.0.0.1',
    'enable-metrics': 'false',
    'log-level': 'warn',
    config: options.configFile,
  };
  const args = [
    ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ...[options.components, join(projectDir, 'dapr/resiliency')].map(
      (folder) => `--resources-path=${folder}`,
    ),
  ];
  const run = (command: string, given: string[]) =>
    spawn(command, given, { cwd: import.meta.dirname, env, stdio: ['ignore', output, output] });
  const app = run('python3', ['revenue.py']);
  const sidecar = run(options.daprd, args);
  const ended = Promise.race([end(app, 'revenue.py'), end(sidecar, 'its sidecar')]);

  const revenue = {
    url: `http://127.0.0.1:${appPort}`,
    ended,
    stop: async () => void (await Promise.all([stopped(sidecar), stopped(app)])),
  };
  const answering = Promise.all([
    answers(`${revenue.url}/health`),
    answers(`http://127.0.0.1:${sidecarPort}/v1.0/healthz`),
  ]);
  const early = await Promise.race([answering.then(() => undefined), ended]);
  if (early === undefined) return revenue;
  await revenue.stop();
  throw new Error(`${early} did not start`);
}

/** Settled with who it was that ended, or could not be started. */
const end = (process: ChildProcess, name: string): Promise<string> =>
  once(process, 'exit').then(
    () => name,
    (fault) => `${name} (${fault.message})`,
  );

async function stopped(process: ChildProcess): Promise<void> {
  if (process.pid === undefined || process.exitCode !== null || process.signalCode !== null) return;
  const gone = once(process, 'exit');
  process.kill('SIGTERM');
  const killing = setTimeout(() => process.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(killing);
}

async function answers(url: string): Promise<void> {
  const giveUpAt = Date.now() + READY_LIMIT_MS;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > giveUpAt) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../start/processes/ports.ts';
import { until } from '../../story/client/until.ts';
import type { System } from './find-system.ts';

/** By which the services know who asks them for dead letters, and the broker who listens. */
const APP_ID = 'events';
const READY_LIMIT_MS = 30_000;

export type OwnSidecar = {
  url: string;
  /** Settled when it ends, wanted or not. */
  ended: Promise<unknown>;
  stop: () => Promise<void>;
};

/**
 * Starts a sidecar of our own beside a system that runs, on ports that nobody uses, and waits until it
 * answers. With `appPort` it delivers there what `resources` subscribe to.
 */
export async function startOwnSidecar(
  { daprd, configFile, env }: System,
  { appPort, resources }: { appPort?: number; resources?: string } = {},
): Promise<OwnSidecar> {
  const [http, grpc, internal] = await Promise.all([freePort(), freePort(), freePort()]);
  const flags = {
    'app-id': APP_ID,
    'dapr-http-port': http,
    'dapr-grpc-port': grpc,
    'dapr-internal-grpc-port': internal,
    'dapr-listen-addresses': '127.0.0.1',
    'dapr-internal-grpc-listen-address': '127.0.0.1',
    'enable-metrics': 'false',
    'log-level': 'error',
    config: configFile,
    ...(resources && { 'resources-path': resources }),
    ...(appPort && {
      'app-port': appPort,
      'enable-app-health-check': 'true',
      'app-health-check-path': '/health',
    }),
  };
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  const sidecar = spawn(daprd, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const kill = () => void sidecar.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${http}`;
  const ended = once(sidecar, 'exit');
  const ready = until('our sidecar answers', () => isReady(url, sidecar), Boolean, READY_LIMIT_MS);
  await Promise.race([ready, ended.then(() => Promise.reject(new Error('our sidecar did not start')))]);
  return {
    url,
    ended,
    async stop() {
      // What it holds of a broker it gives back when it is asked to end.
      sidecar.kill('SIGTERM');
      const killing = setTimeout(kill, 5_000);
      await ended;
      clearTimeout(killing);
      process.off('exit', kill);
    },
  };
}

const isReady = async (url: string, sidecar: ChildProcess): Promise<boolean> => {
  if (sidecar.exitCode !== null) throw new Error('our sidecar did not start');
  const response = await fetch(`${url}/v1.0/healthz/outbound`).catch(() => undefined);
  return response?.ok === true;
};

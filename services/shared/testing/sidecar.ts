import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createClient } from 'redis';
import { connectSidecar, type Sidecar } from '../dapr/sidecar.ts';
import { silent } from './database.ts';
import { freePort } from './free-port.ts';

const project = resolve(import.meta.dirname, '../../..');

export const SIDECAR_TOKEN = 'token-of-the-sidecar';

export type RunningSidecar = Sidecar & { stop: () => Promise<void> };

/**
 * A real sidecar of this app with the project's own components, subscriptions and resiliency, on the
 * Redis of the test run: in a database of the test file's own, for events go to all who have the name of an
 * app. With an `appPort` it delivers events there, gives one up after so many `retries`, and
 * delivers again what was not acknowledged within `redeliverAfterMs`.
 */
export async function startSidecar(
  appId: string,
  appPort?: number,
  { retries, redeliverAfterMs }: { retries?: number; redeliverAfterMs?: number } = {},
): Promise<RunningSidecar> {
  emptied ??= emptyDatabase();
  await emptied;
  const dir = mkdtempSync(join(tmpdir(), 'tiketi-sidecar-'));
  const [httpPort, grpcPort, internalPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const flags = {
    'app-id': appId,
    'dapr-http-port': httpPort,
    'dapr-grpc-port': grpcPort,
    'dapr-internal-grpc-port': internalPort,
    'dapr-listen-addresses': '127.0.0.1',
    'dapr-internal-grpc-listen-address': '127.0.0.1',
    'log-level': 'error',
    'max-body-size': '8Mi',
    config: configurationIn(dir),
    ...(appPort && { 'app-port': appPort }),
  };
  const resources = [
    componentsIn(dir, redeliverAfterMs),
    join(project, 'dapr/subscriptions'),
    retries === undefined ? join(project, 'dapr/resiliency') : impatient(dir, retries),
  ];
  const daprd = spawn(
    process.env.TEST_DAPRD ?? 'daprd',
    [
      ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ...resources.flatMap((folder) => ['--resources-path', folder]),
      '--enable-metrics=false',
    ],
    {
      cwd: dir,
      stdio: 'ignore',
      env: {
        ...process.env,
        REDIS_ADDRESS: new URL(process.env.TEST_REDIS ?? '').host,
        APP_API_TOKEN: SIDECAR_TOKEN,
        IMAGES_DIR: join(dir, 'images'),
        DAPR_HOST_IP: '127.0.0.1',
      },
    },
  );
  const kill = () => daprd.kill('SIGKILL');
  process.once('exit', kill);
  const sidecar = connectSidecar(httpPort, silent);
  await ready(sidecar, () => daprd.exitCode !== null);
  return {
    ...sidecar,
    async stop() {
      await sidecar.close();
      const gone = once(daprd, 'exit');
      kill();
      await gone;
      process.off('exit', kill);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Redis has sixteen databases, and fewer files run at once. */
const REDIS_DATABASE = 1 + (Number(process.env.VITEST_POOL_ID ?? 0) % 15);

/** Once for a test file: the one before it may have left events that are still to be delivered. */
let emptied: Promise<void> | undefined;

async function emptyDatabase(): Promise<void> {
  const redis = createClient({ url: process.env.TEST_REDIS ?? '', database: REDIS_DATABASE });
  await redis.connect();
  await redis.flushDb();
  await redis.close();
}

/** components/local, each Redis of it narrowed to one database; `redeliverAfterMs` in place of its own patience. */
function componentsIn(dir: string, redeliverAfterMs: number | undefined): string {
  const [from, to] = [join(project, 'components/local'), join(dir, 'components')];
  mkdirSync(to);
  for (const file of readdirSync(from)) {
    const text = readFileSync(join(from, file), 'utf8');
    const narrowed = `    - name: redisDB\n      value: "${REDIS_DATABASE}"\n    - name: redisHost`;
    writeFileSync(
      join(to, file),
      impatiently(text.replace('    - name: redisHost', narrowed), redeliverAfterMs),
    );
  }
  return to;
}

const impatiently = (component: string, redeliverAfterMs: number | undefined): string =>
  redeliverAfterMs === undefined
    ? component
    : component.replace(
        /(name: (?:processingTimeout|redeliverInterval)\n +value:) .*/g,
        `$1 "${redeliverAfterMs}"`,
      );

/** How components are called and call, with fewer tries for what is delivered in vain. */
function impatient(dir: string, retries: number): string {
  const text = readFileSync(join(project, 'dapr/resiliency/components.yaml'), 'utf8');
  const to = join(dir, 'resiliency');
  mkdirSync(to);
  writeFileSync(join(to, 'components.yaml'), text.replace('maxRetries: 14', `maxRetries: ${retries}`));
  return to;
}

/** dapr/config.yaml with a file of its own for names, so that sidecars of tests find nobody else's. */
function configurationIn(dir: string): string {
  const text = readFileSync(join(project, 'dapr/config.yaml'), 'utf8');
  const file = join(dir, 'config.yaml');
  writeFileSync(file, text.replace(/connectionString: .*/, `connectionString: ${join(dir, 'names.db')}`));
  return file;
}

const READY_LIMIT_MS = 30_000;

async function ready(sidecar: Sidecar, hasEnded: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + READY_LIMIT_MS;
  for (;;) {
    try {
      return await sidecar.ping();
    } catch (error) {
      if (hasEnded() || Date.now() > giveUpAt) throw new Error('the sidecar did not start', { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

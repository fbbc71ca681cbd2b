import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findOrBuildDaprd } from './dapr/build-daprd.ts';
import { superuser } from './postgres/cluster.ts';
import { postgresPart } from './postgres/part.ts';
import { openEnvironment } from './processes/environment.ts';
import { freePort } from './processes/ports.ts';
import { findRedis } from './redis/find-redis.ts';
import { redisPart } from './redis/part.ts';
import { terminalProgress } from './terminal/progress.ts';

export interface StoresOptions {
  /** Where the data is kept; without it, a temporary directory that stopping removes. */
  dataDir?: string;
}

export interface RunningStores {
  /** The superuser's way in. */
  postgres: { host: string; port: number; user: string; password: string };
  redis: { host: string; port: number; url: string };
  /** The sidecar's program, for tests that start one. */
  daprd: string;
  stop(): Promise<void>;
}

/** PostgreSQL and Redis alone, on free ports, and where daprd is, for tests of the domain. */
export async function startStores(options: StoresOptions = {}): Promise<RunningStores> {
  const stateDir = options.dataDir ? resolve(options.dataDir) : mkdtempSync(join(tmpdir(), 'tiketi-stores-'));
  const [postgresPort, redisPort] = await Promise.all([freePort(), freePort()]);
  const environment = await openEnvironment({ stateDir, progress: terminalProgress(), stopStages: [] });
  const { context, crew } = environment;
  return environment.starting(async () => {
    const [source, daprd] = await Promise.all([findRedis(context), findOrBuildDaprd(context)]);
    const postgres = await postgresPart({ port: postgresPort, throwAway: true }, context);
    const parts = [crew.add(postgres), crew.add(redisPart(source, redisPort, context))];
    await Promise.all(parts.map((part) => crew.start(part)));
    return {
      postgres: { ...superuser, host: 'localhost', port: postgresPort },
      redis: { host: 'localhost', port: redisPort, url: `redis://localhost:${redisPort}` },
      daprd,
      async stop() {
        await environment.stop();
        if (!options.dataDir) rmSync(stateDir, { recursive: true, force: true });
      },
    };
  });
}

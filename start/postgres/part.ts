import pg from 'pg';
import { logFile, type StartContext } from '../processes/context.ts';
import type { PartSpec } from '../processes/part.ts';
import { postgresBinaries } from './binaries.ts';
import { createCluster, superuser } from './cluster.ts';
import { postgresOwner } from './owner.ts';

export interface PostgresOptions {
  port: number;
  /** For tests that throw their data away: nothing need survive a power cut. */
  throwAway?: boolean;
}

/** PostgreSQL 18 from npm, with its data in the environment's own directory. */
export async function postgresPart(options: PostgresOptions, context: StartContext): Promise<PartSpec> {
  const binaries = await postgresBinaries();
  const owner = postgresOwner(binaries.postgres);
  const dir = await createCluster(binaries, owner, context);
  const settings = {
    listen_addresses: 'localhost',
    unix_socket_directories: '',
    max_connections: '300',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(options.throwAway ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  return {
    name: 'postgres',
    address: `localhost:${options.port}`,
    command: binaries.postgres,
    args: [
      ...['-D', dir, '-p', String(options.port)],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    cwd: '/',
    env: process.env,
    logFile: logFile(context, 'postgres'),
    isReady: () => takesConnections(options.port),
    stopSignal: 'SIGINT', // 'fast': ends running transactions, does not wait for clients
    ...owner,
    // Just killed: its last processes still hold the shared memory for a moment.
    passingFault: /shared memory block|lock file "postmaster.pid" already exists/,
  };
}

async function takesConnections(port: number): Promise<boolean> {
  const client = new pg.Client({ ...superuser, host: 'localhost', port, database: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { superuser } from '../../../start/postgres/cluster.ts';
import { envOf } from '../../system/databases.ts';
import { parts } from '../../system/parts.ts';
import '../../system/provided.ts';

const { env, logFiles } = inject('system');

/** Only root may mount a disk, and only on Linux in memory. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

const SIZE_MIB = 192;
const MEBIBYTE = Buffer.alloc(1_048_576);

async function asSuperuser(query: string): Promise<void> {
  const client = new pg.Client({
    ...superuser,
    host: 'localhost',
    port: Number(env.DB_PORT),
    database: 'postgres',
  });
  await client.connect();
  try {
    await client.query(query);
  } finally {
    await client.end();
  }
}

/** Moves the database of a service to a disk of its own, small enough to be filled; the service is restarted. */
export async function onSmallDisk(app: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tiketi-disk-'));
  chmodSync(folder, 0o755);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m,mode=755`, 'tmpfs', folder]);
  if (mounted.status !== 0) throw new Error(`no disk: ${mounted.stderr}`);
  const space = join(folder, 'space');
  mkdirSync(space);
  const owner = statSync(dataOfPostgres());
  chownSync(space, owner.uid, owner.gid);
  await asSuperuser(`create tablespace small location '${space}'`);
  await moveTo('small');
  const ballast = join(folder, 'ballast');

  async function moveTo(tablespace: string): Promise<void> {
    await parts.stop(app);
    await asSuperuser(
      `alter database ${pg.escapeIdentifier(envOf(app).DB_NAME ?? '')} set tablespace ${tablespace}`,
    );
    await parts.start(app);
  }

  return {
    fill(): void {
      // The last piece is written as far as there is room.
      for (;;) {
        try {
          appendFileSync(ballast, MEBIBYTE);
        } catch {
          return;
        }
      }
    },
    free: () => rmSync(ballast, { force: true }),
    async remove(): Promise<void> {
      rmSync(ballast, { force: true });
      await moveTo('pg_default');
      await asSuperuser('drop tablespace small');
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function dataOfPostgres(): string {
  const log = logFiles.find(({ part }) => part === 'postgres')?.file;
  if (!log) throw new Error('PostgreSQL has no log');
  return join(dirname(dirname(log)), 'data', 'postgres');
}

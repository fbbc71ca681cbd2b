import { chmodSync, chownSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shown } from '../places.ts';
import { dataDir, type StartContext } from '../processes/context.ts';
import { runTool } from '../processes/tool.ts';
import { StartError } from '../start-error.ts';
import type { PostgresBinaries } from './binaries.ts';

/** Whoever may do everything; for the starter and for tests, never for a service. */
export const superuser = { user: 'postgres', password: 'local-postgres' };

type Owner = { uid: number; gid: number } | undefined;

/** Makes the data directory of PostgreSQL, unless it stands already. */
export async function createCluster(
  { initdb }: PostgresBinaries,
  owner: Owner,
  context: StartContext,
): Promise<string> {
  const dir = dataDir(context, 'postgres');
  if (existsSync(join(dir, 'PG_VERSION'))) return dir;
  // A first start that was interrupted leaves half a directory, which initdb would refuse.
  rmSync(dir, { recursive: true, force: true });
  dataDir(context, 'postgres');
  const passwordFile = join(dataDir(context), 'superuser-password');
  writeFileSync(passwordFile, superuser.password);
  if (owner) {
    for (const path of [context.stateDir, dataDir(context)]) chmodSync(path, 0o755);
    for (const path of [dir, passwordFile]) chownSync(path, owner.uid, owner.gid);
  }
  const { exitCode, log } = await runTool(
    {
      name: 'postgres-initdb',
      command: initdb,
      args: [
        `--pgdata=${dir}`,
        `--username=${superuser.user}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--lc-collate=C',
        // pg_trgm takes letters beyond ASCII from here.
        `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
        '--lc-messages=C',
        '--no-instructions',
      ],
      cwd: '/',
      ...owner,
    },
    context,
  );
  rmSync(passwordFile);
  if (exitCode === 0) return dir;
  rmSync(dir, { recursive: true, force: true });
  throw new StartError(`PostgreSQL could not make its data directory; see ${shown(log)}.`);
}

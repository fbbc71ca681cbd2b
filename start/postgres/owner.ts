import { spawnSync } from 'node:child_process';
import { StartError } from '../start-error.ts';

const USER = 'postgres';

/** The user PostgreSQL runs as: whoever we are, but for root, whom it refuses; then a user of its own. */
export function postgresOwner(binary: string): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = lookUp() ?? create();
  if (spawnSync(binary, ['--version'], { ...owner, cwd: '/' }).status !== 0) {
    throw new StartError(
      `PostgreSQL refuses to run as root, and the user "${USER}" may not enter the folder of this project ` +
        `(${binary}).\nStart as another user, or put the project where everybody may enter, such as /opt or /srv.`,
    );
  }
  return owner;
}

function create(): { uid: number; gid: number } {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', USER]);
  const owner = lookUp();
  if (!owner) {
    throw new StartError(
      `PostgreSQL refuses to run as root. Make a user "${USER}", or start as another user.`,
    );
  }
  return owner;
}

function lookUp(): { uid: number; gid: number } | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { stdout, status } = spawnSync('id', [flag, USER], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

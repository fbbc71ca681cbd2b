import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** The process that listens on a port, as `name (pid 123)`, if the system lets us know. */
export function ownerOfPort(port: number): string | undefined {
  return process.platform === 'linux' ? ownerOnLinux(port) : ownerByLsof(port);
}

function ownerOnLinux(port: number): string | undefined {
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningSockets(table, port));
  if (sockets.length === 0) return undefined;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (openSockets(pid).some((socket) => sockets.includes(socket))) {
      return `${commandOf(pid)} (pid ${pid})`;
    }
  }
  return undefined;
}

/** The program and its first argument: the kernel's own name for any Node process is `MainThread`. */
function commandOf(pid: string): string {
  const [program = '', argument = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return `${basename(program)} ${argument.startsWith('-') ? '' : basename(argument)}`.trim();
}

const LISTENING = '0A';

function listeningSockets(table: string, port: number): string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return readable(() => readFileSync(table, 'utf8').trim().split('\n').slice(1))
    .map((row) => row.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(wanted) && fields[3] === LISTENING)
    .map((fields) => `socket:[${fields[9]}]`);
}

function openSockets(pid: string): string[] {
  const folder = `/proc/${pid}/fd`;
  return readable(() => readdirSync(folder)).flatMap((name) =>
    readable(() => [readlinkSync(`${folder}/${name}`)]),
  );
}

/** Nothing, where it is somebody else's process or one that just ended. */
function readable(read: () => string[]): string[] {
  try {
    return read();
  } catch {
    return [];
  }
}

function ownerByLsof(port: number): string | undefined {
  const { stdout } = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    encoding: 'utf8',
  });
  const pid = stdout?.match(/^p(\d+)/m)?.[1];
  const name = stdout?.match(/^c(.+)/m)?.[1];
  return pid && name ? `${name} (pid ${pid})` : undefined;
}

import { createServer } from 'node:net';
import { StartError } from '../start-error.ts';
import { ownerOfPort } from './port-owner.ts';

const SHOWN_AT_MOST = 8;

/** Refuses with one message that names every port somebody else holds, before anything is started. */
export async function refusePortsInUse(needed: { port: number; part: string }[]): Promise<void> {
  const free = await Promise.all(needed.map(({ port }) => isFree(port)));
  const taken = needed.filter((_, index) => !free[index]);
  if (taken.length === 0) return;
  const lines = taken.slice(0, SHOWN_AT_MOST).map(({ port, part }) => {
    const owner = ownerOfPort(port);
    return `  ${port}, wanted by ${part}, is held by ${owner ?? 'another process'}`;
  });
  if (taken.length > SHOWN_AT_MOST) {
    lines.push(`  and ${taken.length - SHOWN_AT_MOST} more: is another Tiketi running?`);
  }
  throw new StartError(
    `${taken.length === 1 ? 'A port is' : 'Ports are'} already in use:\n${lines.join('\n')}\n` +
      'Stop what holds them, or change the port in dev.yaml.',
  );
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** On one address after the other: some systems allow a listener on all addresses beside one on localhost. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::1', '::']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has no such address; that is not a port in use.
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen({ port, host }, () => server.close(() => resolve(true)));
  });
}

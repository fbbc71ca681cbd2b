import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port nobody listens on now, for processes that have to be told theirs. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}

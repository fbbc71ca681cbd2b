import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { createServer } from 'vite';
import type { Config } from './config.ts';
import { viteConfig } from './vite.config.ts';

/** Makes an address that is none one that nobody serves. */
function readable(req: IncomingMessage): void {
  const isPath = req.url?.startsWith('/') && URL.canParse(`http://origin${req.url}`);
  if (!isPath) req.url = '/api/unreadable';
}

/** Starts the origin; the one address that browsers and other clients know. */
export async function startOrigin(config: Config): Promise<{ port: number; close: () => Promise<void> }> {
  const vite = await createServer(viteConfig(config));
  await vite.listen();
  const http = vite.httpServer;
  if (http === null) throw new Error('Vite started without its own server');
  const { port } = vite.config.server;
  // Vite takes addresses apart before any middleware may look, and an odd one would end the process.
  for (const event of ['request', 'upgrade']) http.prependListener(event, readable);

  // `localhost` is ::1 to some clients and 127.0.0.1 to others: both lead here, and no other address does.
  const second = createTcpServer((socket) => http.emit('connection', socket));
  second.on('error', () => {}); // A machine without IPv6 needs no second door.
  if (config.host === '127.0.0.1') second.listen(port, '::1');

  return {
    port,
    close: async () => {
      second.close();
      await vite.close();
    },
  };
}

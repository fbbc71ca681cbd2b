import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** Serves an app on a free port, for tests that need real connections. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  onServer?: (server: Server) => void,
): Promise<{ url: string; close: () => void }> {
  const server = createServer(getRequestListener(fetch));
  onServer?.(server);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return {
    url: `http://localhost:${address.port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

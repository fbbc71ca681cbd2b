import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { createServer as createVite } from 'vite';
import { answerBrokenRequests, PATIENCE } from '#shared/http/broken-requests.ts';
import { builtPages } from './built-pages.ts';
import type { Config } from './config.ts';
import { createEdge } from './edge.ts';
import { withoutQuery } from './proxy.ts';
import { viteConfig } from './proxying-vite.ts';
import { refuse, refuseUpgrade } from './refusal.ts';

const isWebSocket = ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket';

/** Starts the origin; the one address that browsers and other clients know. */
export async function startOrigin(config: Config): Promise<{ port: number; close: () => Promise<void> }> {
  // Without a Host the edge refuses in the one error body, where Node would close without a word.
  const http = createServer({
    ...PATIENCE,
    ...config.patience,
    requireHostHeader: false,
    // What else a client offers to speak is its offer: the request is answered as it is (RFC 9110, 7.8).
    shouldUpgradeCallback: isWebSocket,
  });
  answerBrokenRequests(http);
  const edge = createEdge(config);
  // Before the listeners of Vite, which would take a refused socket to its service all the same.
  http.on('upgrade', (req, socket) => {
    if (!edge.passSocket(req, socket)) req.url = '/api/refused';
  });
  http.on('connect', (req, socket) => refuseUpgrade(req, socket, 'NOT_FOUND'));
  const pages = builtPages(config.pages);
  const vite = await createVite(viteConfig(config, http));
  http.on('request', (req, res) => {
    // An offer that was not taken goes no further.
    if (req.headers.upgrade) {
      delete req.headers.upgrade;
      req.headers.connection = 'keep-alive';
    }
    // Connect's own last word would be a page with the stack.
    const otherwise = (fault?: unknown) => {
      if (fault) console.error(`${req.method} ${withoutQuery(req)}: ${fault}`);
      if (res.headersSent) res.destroy();
      else refuse(req, res, fault ? 'INTERNAL' : 'NOT_FOUND');
    };
    const goOn = (to: 'service' | 'page') =>
      to === 'page' ? pages(req, res).catch(otherwise) : vite.middlewares(req, res, otherwise);
    edge.pass(req, res, goOn).catch(otherwise);
  });
  http.listen(config.port, config.host);
  await once(http, 'listening');
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : config.port;

  // `localhost` is ::1 to some clients and 127.0.0.1 to others: both lead here, and no other address does.
  const second = createTcpServer((socket) => http.emit('connection', socket));
  second.on('error', () => {}); // A machine without IPv6 needs no second door.
  if (config.host === '127.0.0.1') second.listen(port, '::1');

  return {
    port,
    close: async () => {
      second.close();
      http.close();
      http.closeAllConnections();
      await vite.close();
    },
  };
}

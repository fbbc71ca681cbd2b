import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Config, readConfig, type Service } from '../config.ts';
import { startOrigin } from '../origin.ts';

const TIME_LIMIT_MS = 400;

type At = { port: number };

/** A page to be served where a test is not about pages. */
const PAGES = { folder: join(import.meta.dirname, 'pages'), isOurs: true };

/** An origin on a free port before these services. */
export const openOrigin = (services: Config['services'], over: Partial<Config> = {}) =>
  startOrigin({
    ...readConfig({ PORT: '0' }),
    services,
    pages: PAGES,
    serviceTimeLimitMs: TIME_LIMIT_MS,
    paymentTimeLimitMs: TIME_LIMIT_MS,
    ...over,
  });

/** Something in the place of each service. */
export async function startUpstreams(): Promise<{ services: Config['services']; close: () => void }> {
  const servers: Server[] = [];
  const start = (service: Service) => upstream(service, servers);
  return {
    services: {
      auth: await start('auth'),
      event: await start('event'),
      queue: await start('queue'),
      reservation: await start('reservation'),
      payment: await start('payment'),
      notification: await start('notification'),
    },
    close() {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

/** A service that says what reached it; some paths misbehave. */
async function upstream(service: Service, servers: Server[]): Promise<string[]> {
  const server = createServer((req, res) => {
    if (req.url?.endsWith('/hang')) return;
    if (req.url?.endsWith('/half')) {
      res.writeHead(200, { 'content-length': '100' });
      res.write('{"half":');
      setTimeout(() => res.destroy(), 20);
      return;
    }
    res.writeHead(200, {
      'content-type': 'application/json',
      'strict-transport-security': 'max-age=15552000; includeSubDomains',
    });
    res.end(JSON.stringify({ service, method: req.method, url: req.url, headers: req.headers }));
  });
  server.on('upgrade', (req, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    socket.write(`${service} ${req.url} ${req.headers['dapr-api-token'] ?? 'no token'}`);
    socket.pipe(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  servers.push(server);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return [`http://127.0.0.1:${address.port}`];
}

export type Answer = {
  status: number;
  type: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: Record<string, unknown>;
};
type Options = { host?: string; method?: string; headers?: Record<string, string> };

/** Sends the path byte by byte as it is given, which fetch would not. */
export function ask({ port }: At, path: string, options: Options = {}): Promise<Answer> {
  const { host = '127.0.0.1', method = 'GET', headers = {} } = options;
  return new Promise((resolve, reject) => {
    const req = request({ host, port, path, method, headers }, (res) => {
      let text = '';
      res.on('data', (chunk) => {
        text += chunk;
      });
      res.on('error', reject);
      res.on('end', () => {
        const type = res.headers['content-type'] ?? '';
        const body = type.includes('json') ? JSON.parse(text) : {};
        resolve({ status: res.statusCode ?? 0, type, headers: res.headers, text, body });
      });
    });
    req.on('error', reject).end();
  });
}

/** Sends bytes as they are and returns all that comes back until `until` is seen or the line ends. */
export function raw({ port }: At, bytes: string, until = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
      if (until !== '' && text.includes(until)) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
}

/** Asks for a WebSocket. */
export const upgrade = (at: At, path: string, until = '', headers = '') =>
  raw(
    at,
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `dapr-api-token: stolen\r\n${headers}\r\n`,
    until,
  );

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'vite';
import type { Config } from './config.ts';
import { answerHealth } from './health.ts';
import { refuse, refuseUpgrade } from './refusal.ts';
import { isClosed, routeOf } from './routes.ts';

const REQUEST_ID = /^[\w-]{8,64}$/;

/** The gate before proxy and pages: requests are put in order here, and what nobody serves is refused. */
export function edge(services: Config['services']): Plugin {
  return {
    name: 'tiketi-edge',
    configureServer({ middlewares, httpServer }) {
      middlewares.use((req, res, next) => {
        const address = straighten(req);
        if (/^\/health(\?|$)/.test(address)) return answerHealth(services, req, res).catch(next);
        const isRead = req.method === 'GET' || req.method === 'HEAD';
        const isAnswered = routeOf(address) !== undefined || (isRead && !isClosed(address));
        return isAnswered ? next() : refuse(req, res, 'NOT_FOUND');
      });

      httpServer?.on('upgrade', (req, socket) => {
        socket.on('error', () => socket.destroy());
        if (routeOf(straighten(req))?.webSocket) return;
        refuseUpgrade(req, socket, 'NOT_FOUND');
      });
    },
  };
}

/**
 * Resolves `..` before anything looks at the address, since the services would resolve it themselves and so
 * `/api/events/../../internal/…` would pass; takes away what only sidecars may say; tells who is asking.
 */
function straighten(req: IncomingMessage): string {
  const { pathname, search } = new URL(`http://origin${req.url}`);
  req.url = pathname + search;

  for (const name of Object.keys(req.headers)) if (name.startsWith('dapr-')) delete req.headers[name];
  const { remoteAddress = '' } = req.socket;
  req.headers['x-forwarded-for'] = remoteAddress.replace(/^::ffff:/, '');
  req.headers['x-forwarded-host'] = req.headers.host ?? '';
  req.headers['x-forwarded-proto'] = 'http';
  const { 'x-request-id': requestId } = req.headers;
  if (typeof requestId !== 'string' || !REQUEST_ID.test(requestId))
    req.headers['x-request-id'] = randomUUID();
  return req.url;
}

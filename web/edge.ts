import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { answerApiDocs } from './api-docs.ts';
import type { Config } from './config.ts';
import { answerDemo } from './demo.ts';
import { answerHealth } from './health.ts';
import { type RefusalCode, refuse, refuseUpgrade } from './refusal.ts';
import { isClosed, routeOf } from './routes.ts';
import { securityHeaders, setHeaders } from './security-headers.ts';
import { isForeignHost, isForgery } from './strangers.ts';

const REQUEST_ID = /^[\w-]{8,64}$/;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export type Edge = {
  /** Answers what is the origin's own, refuses what nobody serves, and lets the rest go on. */
  pass: (req: IncomingMessage, res: ServerResponse, next: (to: 'service' | 'page') => void) => Promise<void>;
  /** The same for sockets: false when it was refused. */
  passSocket: (req: IncomingMessage, socket: Duplex) => boolean;
};

/** The gate before proxy and pages: requests are put in order here before anything else looks at them. */
export function createEdge({ url, services, pages, demo }: Config): Edge {
  const { hostname, protocol } = new URL(url);

  function refusalOf(req: IncomingMessage): RefusalCode | undefined {
    if (isForeignHost(req, hostname) || isForgery(req)) return 'FORBIDDEN';
    return METHODS.has(req.method ?? '') ? undefined : 'NOT_FOUND';
  }

  return {
    async pass(req, res, next) {
      const address = straighten(req, protocol);
      const route = routeOf(address);
      const isRead = req.method === 'GET' || req.method === 'HEAD';
      const isPage = route === undefined && isRead && !isClosed(address);
      const content = isPage ? (pages.isOurs ? 'page' : 'built page') : 'data';
      setHeaders(res, securityHeaders(content, protocol === 'https:'));

      const refusal = refusalOf(req);
      if (refusal) return refuse(req, res, refusal);
      // Also what a browser asks before another site's page may read: no such leave is ever given.
      if (req.method === 'OPTIONS') return void res.writeHead(204, { allow: [...METHODS].join(', ') }).end();
      if (isRead && /^\/health(\?|$)/.test(address)) return answerHealth(services, req, res);
      if (isRead && (await answerApiDocs(services, address.split('?')[0] ?? '', res))) return;
      if (isRead && /^\/api\/demo(\?|$)/.test(address)) return answerDemo(demo, res);
      if (route) return next('service');
      if (isPage) return next('page');
      refuse(req, res, 'NOT_FOUND');
    },

    passSocket(req, socket) {
      socket.on('error', () => socket.destroy());
      const route = routeOf(straighten(req, protocol));
      const refusal = refusalOf(req) ?? (route?.webSocket ? undefined : 'NOT_FOUND');
      if (refusal) refuseUpgrade(req, socket, refusal);
      return refusal === undefined;
    },
  };
}

/** What is no address at all leads to what nobody serves. */
const NOWHERE = '/api/unreadable';

/**
 * Resolves `..` before anything looks at the address, since the services would resolve it themselves and so
 * `/api/events/../../internal/…` would pass; takes away what only sidecars may say; tells who is asking.
 */
function straighten(req: IncomingMessage, protocol: string): string {
  req.url = readable(req.url ?? '');

  for (const name of Object.keys(req.headers)) if (name.startsWith('dapr-')) delete req.headers[name];
  const { remoteAddress = '' } = req.socket;
  req.headers['x-forwarded-for'] = remoteAddress.replace(/^::ffff:/, '');
  req.headers['x-forwarded-host'] = req.headers.host ?? '';
  req.headers['x-forwarded-proto'] = protocol.replace(':', '');
  const { 'x-request-id': requestId } = req.headers;
  if (typeof requestId !== 'string' || !REQUEST_ID.test(requestId))
    req.headers['x-request-id'] = randomUUID();
  return req.url;
}

function readable(address: string): string {
  if (!address.startsWith('/') || !URL.canParse(`http://origin${address}`)) return NOWHERE;
  const { pathname, search } = new URL(`http://origin${address}`);
  try {
    decodeURI(pathname);
    return pathname + search;
  } catch {
    return NOWHERE;
  }
}

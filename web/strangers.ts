import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Reading changes nothing; a link from anywhere, such as the one back from a login, is one. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True for a request that was led here under a name that is not ours, as by DNS rebinding. An address is
 * nobody's name: probes come by it.
 */
export function isForeignHost({ headers }: IncomingMessage, ownName: string): boolean {
  const url = `http://${headers.host}`;
  if (headers.host === undefined || !URL.canParse(url)) return true;
  const name = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return !(name === ownName || name === 'localhost' || name.endsWith('.localhost') || isIP(name) > 0);
}

/**
 * True for what another site's page made the buyer's browser send: a change, or a socket. It would carry
 * the buyer's cookies. Browsers say where a request comes from; clients that are none have no cookies to steal.
 */
export function isForgery(req: IncomingMessage): boolean {
  const { upgrade, origin, host, 'sec-fetch-site': site } = req.headers;
  if (READING.has(req.method ?? '') && !upgrade) return false;
  // No page can set it, and a proxy on the way may have changed the Host.
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpProxy, ProxyOptions } from 'vite';
import type { Config, Service } from './config.ts';
import { refuse, refuseUpgrade } from './refusal.ts';
import { patternOf, routes } from './routes.ts';
import { NobodyReached, type Upstreams, upstreamsAt } from './upstreams.ts';

/** The routing table as Vite's proxy reads it, in the table's order. */
export function proxyTable(config: Config): Record<string, ProxyOptions> {
  const upstreams = new Map(
    Object.entries(config.services).map(([service, addresses]) => [service, upstreamsAt(addresses)]),
  );
  return Object.fromEntries(
    routes.map(({ path, service, as, webSocket }) => {
      const timeLimitMs = service === 'payment' ? config.paymentTimeLimitMs : config.serviceTimeLimitMs;
      const choice = upstreams.get(service) ?? upstreamsAt(config.services[service]);
      return [
        patternOf(path),
        {
          target: config.services[service][0] ?? '',
          agent: choice.agent,
          proxyTimeout: timeLimitMs,
          ws: webSocket ?? false,
          ...(as === undefined ? {} : { rewrite: (address: string) => as + address.slice(path.length) }),
          configure: (proxy: HttpProxy.ProxyServer) => {
            takeTurns(proxy, choice, timeLimitMs);
            answerForTheAbsent(proxy, service, timeLimitMs);
            // Whether the line is safe is the origin's to say: services do not know.
            proxy.on('proxyRes', ({ headers }) => delete headers['strict-transport-security']);
          },
        },
      ];
    }),
  );
}

/**
 * Vite knows one target for a route: here each request gets its own. A question whose line broke before any
 * answer is asked once more; when nobody answered in time it is not.
 */
function takeTurns(
  proxy: HttpProxy.ProxyServer,
  { next, answered, agent, carefulAgent }: Upstreams,
  timeLimitMs: number,
): void {
  const { web, ws } = proxy;
  proxy.on('proxyRes', (answer, req) => answered(req, answer));
  const to = (target: URL | undefined) => (target ? { target } : {});
  Object.assign(proxy, {
    web(req: IncomingMessage, res: ServerResponse) {
      const startedAt = performance.now();
      const giveUp = (error: Error) => void proxy.emit('error', error, req, res);
      const first = next(req);
      const options = { ...to(first), agent: isMereQuestion(req) ? agent : carefulAgent };
      web(req, res, options, (error) => {
        const isOver = performance.now() - startedAt >= timeLimitMs || res.headersSent || res.destroyed;
        if (isMereQuestion(req) && !isOver) web(req, res, to(next(req, first)), giveUp);
        else giveUp(error);
      });
    },
    ws: (req: IncomingMessage, socket: Duplex, head: Buffer) => ws(req, socket, head, to(next(req))),
  });
}

/** It changes nothing and has no body, so that it may be asked twice. */
const isMereQuestion = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined;

/** A service that is down, hangs or dies half-way gets an answer in its name: never a wait without end. */
function answerForTheAbsent(proxy: HttpProxy.ProxyServer, service: Service, timeLimitMs: number): void {
  proxy.on('error', (error, req, target) => {
    if (target.destroyed) return; // The client left first, as waiting rooms' sockets do every second.
    console.error(`${req.method} ${withoutQuery(req)}: ${error.message}`);
    const isAnswering = target instanceof ServerResponse ? target.headersSent : target.bytesWritten > 0;
    if (isAnswering) target.destroy();
    else if (target instanceof ServerResponse) refuse(req, target, codeFor(service, req, error));
    else refuseUpgrade(req, target, 'UPSTREAM_UNAVAILABLE');
  });

  proxy.on('proxyRes', (answer, _req, res) => {
    answer.once('close', () => {
      if (!answer.complete) res.destroy();
    });
  });

  proxy.on('proxyReqWs', (request) => {
    request.setTimeout(timeLimitMs, () => request.destroy());
  });
}

/** What is asked for may name people: a query stays out of the log. */
export const withoutQuery = ({ url }: IncomingMessage): string => url?.split('?')[0] ?? '';

/** Who got no answer to a payment that was sent may have paid: only a line that never stood says surely not. */
function codeFor(service: Service, { method }: IncomingMessage, error: Error) {
  const mayBeSent = !(error instanceof NobodyReached);
  return service === 'payment' && method === 'POST' && mayBeSent
    ? 'PAYMENT_UNCERTAIN'
    : 'UPSTREAM_UNAVAILABLE';
}

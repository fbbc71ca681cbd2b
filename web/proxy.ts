import { Agent, ServerResponse } from 'node:http';
import type { HttpProxy, ProxyOptions } from 'vite';
import type { Config } from './config.ts';
import { refuse, refuseUpgrade } from './refusal.ts';
import { patternOf, routes } from './routes.ts';

/** The routing table as Vite's proxy reads it, in the table's order. */
export function proxyTable({ services, serviceTimeLimitMs }: Config): Record<string, ProxyOptions> {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 });
  return Object.fromEntries(
    routes.map(({ path, service, as, webSocket }) => [
      patternOf(path),
      {
        target: services[service],
        agent,
        proxyTimeout: serviceTimeLimitMs,
        ws: webSocket ?? false,
        ...(as === undefined ? {} : { rewrite: (address: string) => as + address.slice(path.length) }),
        configure: (proxy) => answerForTheAbsent(proxy, serviceTimeLimitMs),
      },
    ]),
  );
}

/** A service that is down, hangs or dies half-way gets an answer in its name: never a wait without end. */
function answerForTheAbsent(proxy: HttpProxy.ProxyServer, timeLimitMs: number): void {
  proxy.on('error', (error, req, target) => {
    if (target.destroyed) return; // The client left first, as waiting rooms' sockets do every second.
    console.error(`${req.method} ${req.url}: ${error.message}`);
    const isAnswering = target instanceof ServerResponse ? target.headersSent : target.bytesWritten > 0;
    if (isAnswering) target.destroy();
    else if (target instanceof ServerResponse) refuse(req, target, 'UPSTREAM_UNAVAILABLE');
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

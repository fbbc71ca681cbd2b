import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { uuidv7 } from '../ids.ts';
import type { Logger } from '../telemetry/logger.ts';
import { counter, gauge, histogram } from '../telemetry/metrics.ts';
import { runInContext } from '../telemetry/request-context.ts';
import type { AppEnv } from './app-env.ts';
import { beginRequest } from './request-span.ts';

const LABELS = ['method', 'path', 'status'] as const;
const requestsTotal = counter('http_requests_total', 'Answered requests', LABELS);
const requestSeconds = histogram(
  'http_request_duration_seconds',
  'Time to answer',
  [0.01, 0.05, 0.1, 0.5, 1, 2, 5],
  LABELS,
);
const requestsActive = gauge('http_requests_active', 'Requests being answered');

const REQUEST_ID = /^[\w-]{8,64}$/;
const SLOW_MS = 1_000;

/** Clients choose the method too; a label has few values. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** One more request is being answered; what it returns says once that it no longer is. */
function countActive(): () => void {
  let isActive = true;
  requestsActive.add({}, 1);
  return () => {
    if (isActive) requestsActive.add({}, -1);
    isActive = false;
  };
}

/** Gives each request its id and trace, counts it, and writes one line for those worth reading. */
export function requestLog(log: Logger): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given && REQUEST_ID.test(given) ? given : uuidv7();
    c.set('requestId', requestId);
    c.header('x-request-id', requestId);
    const startedAt = performance.now();
    const noLongerActive = countActive();
    // A client that goes away is no longer answered, whatever its handler still waits for.
    c.env?.outgoing?.once('close', noLongerActive);
    const method = METHODS.has(c.req.method) ? c.req.method : 'other';
    // The route's pattern, never the address: labels must stay few.
    const path = () => (c.get('unrouted') ? 'unmatched' : routePath(c, -1));
    const span = beginRequest(c.req.path, c.req.header('traceparent'));
    await runInContext({ requestId, traceparent: span.traceparent }, async () => {
      let status = 500;
      try {
        await next();
        status = c.res.status;
      } finally {
        noLongerActive();
        span.end(method, path(), status);
      }
      const ms = performance.now() - startedAt;
      const labels = { method, path: path(), status: String(status) };
      requestsTotal(labels);
      requestSeconds(labels, ms / 1_000);
      const level = status >= 500 ? 'error' : ms > SLOW_MS || isWrite(c.req.method) ? 'info' : 'debug';
      log[level]({ ...labels, ms: Math.round(ms), userId: c.get('user')?.userId }, 'request');
    });
  };
}

const isWrite = (method: string) => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

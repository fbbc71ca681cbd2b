import type { z } from 'zod';
import { AppError } from '../http/errors.ts';
import { traceHeader } from '../telemetry/request-context.ts';
import { inSpan, type SpanFacts, SpanKind } from '../telemetry/span.ts';
import type { Sidecar } from './sidecar.ts';

export type Invocation<S extends z.ZodType> = {
  app: string;
  /** Path of the callee's route, with its leading slash. */
  path: string;
  /** Sent as JSON by POST; without one it is a GET. */
  body?: unknown;
  answer: S;
  timeoutMs?: number;
};

/**
 * Calls another service through both sidecars. Plain fetch, because the SDK's invoker
 * loses status and headers. Internal routes say "no" with 200 `{ ok: false, code }`, for a
 * circuit breaker counts every 4xx and 5xx; whatever is not 2xx here is a fault: 503.
 */
export async function invoke<S extends z.ZodType>(
  sidecar: Pick<Sidecar, 'url'>,
  call: Invocation<S>,
): Promise<z.output<S>> {
  const { app, path, body, timeoutMs = 3_000 } = call;
  const method = body === undefined ? 'GET' : 'POST';
  try {
    return await inSpan(invoking(app, method, path), async (span) => {
      const response = await fetch(`${sidecar.url}/v1.0/invoke/${app}/method${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...traceHeader() },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      span.setAttribute('http.response.status_code', response.status);
      if (!response.ok) throw new Error(`${app}${path} answered ${response.status}`);
      return call.answer.parse(await response.json());
    });
  } catch (cause) {
    throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
  }
}

function invoking(app: string, method: string, path: string): SpanFacts {
  const template = templateOf(path);
  return {
    name: `${method} ${app}${template}`,
    kind: SpanKind.CLIENT,
    attributes: { 'http.request.method': method, 'url.template': template, 'peer.service': app },
  };
}

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

/** Of an internal route: its query is cut off, and ids are left out. */
const templateOf = (path: string): string => path.replace(/\?.*/s, '').replace(UUID, '{id}');

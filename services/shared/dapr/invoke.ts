import type { z } from 'zod';
import { AppError } from '../http/errors.ts';
import { currentContext } from '../telemetry/request-context.ts';
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
  const traceparent = currentContext()?.traceparent;
  try {
    const response = await fetch(`${sidecar.url}/v1.0/invoke/${app}/method${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', ...(traceparent && { traceparent }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`${app}${path} answered ${response.status}`);
    return call.answer.parse(await response.json());
  } catch (cause) {
    throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
  }
}

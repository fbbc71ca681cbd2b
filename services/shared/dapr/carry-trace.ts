import { type DaprClient, HTTPClient } from '@dapr/dapr';
import { traceHeader } from '../telemetry/request-context.ts';

/**
 * Sends the trace in hand with each call that the SDK makes: it knows no headers of ours, and without one
 * the sidecar begins a trace of its own for every lock and every state. All its calls go by `execute`.
 */
export function carryTrace({ daprClient }: DaprClient): void {
  if (!(daprClient instanceof HTTPClient)) return;
  const execute = daprClient.execute.bind(daprClient);
  daprClient.execute = (url, params, requiresInitialization) => {
    const headers = { ...params?.headers, ...traceHeader() };
    return execute(url, { method: 'GET', ...params, headers }, requiresInitialization);
  };
}

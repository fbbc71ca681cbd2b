import { componentCall } from '#shared/dapr/component-call.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { traceHeader } from '#shared/telemetry/request-context.ts';
import { DeliveryFailed } from '../delivery/outlet.ts';

/** Longer than components/ lets a provider take, and less than the broker's patience with a delivery. */
const LIMIT_MS = 6_000;

/** What sidecars say when the provider answered no, or was never reached. */
const CERTAINLY_NOT_SENT =
  /received status code|error from Twilio|connection refused|no such host|circuit breaker is open|couldn't find output binding/;

/**
 * Hands a message to an output binding of the sidecar; what stands behind it is a matter of
 * `components/`. Rejects with `DeliveryFailed`.
 * https://docs.dapr.io/reference/api/bindings_api/#invoking-output-bindings
 */
export async function invokeBinding(
  sidecar: Pick<Sidecar, 'url'>,
  name: string,
  message: { data: unknown; metadata?: Record<string, string> },
): Promise<void> {
  const response = await componentCall('create', name, () =>
    fetch(`${sidecar.url}/v1.0/bindings/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...traceHeader() },
      // The one operation that all of them know.
      body: JSON.stringify({ operation: 'create', ...message }),
      signal: AbortSignal.timeout(LIMIT_MS),
    }),
  ).catch((error) => {
    throw new DeliveryFailed(isUnconnected(error) ? 'refused' : 'uncertain', 'the sidecar did not answer');
  });
  if (response.ok) return;
  const outcome = CERTAINLY_NOT_SENT.test(await response.text()) ? 'refused' : 'uncertain';
  throw new DeliveryFailed(outcome, `binding ${name} answered ${response.status}`);
}

function isUnconnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

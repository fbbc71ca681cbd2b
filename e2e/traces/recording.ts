import { sidecarName } from '../../start/dapr/sidecar.ts';
import { sidecarTracing } from '../../start/dapr/tracing.ts';
import { order, parts } from '../system/parts.ts';

const APPS = ['auth', 'event', 'queue', 'reservation', 'payment', 'notification'];

/** Starts all services and sidecars again, with this over their environment. */
async function restart(env: Record<string, string>): Promise<void> {
  await Promise.all(APPS.flatMap((app) => [parts.stop(app), parts.stop(sidecarName(app))]));
  // They wait for each other.
  await Promise.all(
    APPS.flatMap((app) => [
      parts.start(app, env),
      order({ act: 'start', part: sidecarName(app), env: { ...env, ...defined(sidecarTracing(env)) } }),
    ]),
  );
}

const defined = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** As an operator switches it on; batches go sooner, so that no test waits for them. */
export const recordTo = (url: string) =>
  restart({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '200' });

export const recordNothing = () => restart({});

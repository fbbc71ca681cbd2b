import { deadline } from '../deadline.ts';
import type { Logger } from './logger.ts';

/** With the eight seconds that the last requests may take it stays within the ten of a stop. */
const FLUSH_LIMIT_MS = 1_000;

let flush: () => Promise<void> = async () => undefined;

/**
 * Records traces when the standard settings of OpenTelemetry name a collector; else it does nothing, and
 * loads nothing. https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export async function startTracing(
  service: string,
  log: Logger,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  if (!isWanted(env)) return;
  const { openTracing } = await import('./open-tracing.ts');
  flush = openTracing(service, log);
  log.info('traces are recorded');
}

function isWanted(env: NodeJS.ProcessEnv): boolean {
  const collector = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  const isRefused = env.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || env.OTEL_TRACES_EXPORTER === 'none';
  return Boolean(collector) && !isRefused;
}

/** Sends what is recorded and not yet sent; a collector that is away holds no stop up. */
export const flushTraces = (): Promise<void> => deadline(flush(), FLUSH_LIMIT_MS).catch(() => undefined);

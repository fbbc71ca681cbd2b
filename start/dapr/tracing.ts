/**
 * Where a sidecar sends its spans: to the collector of the services, by what OpenTelemetry calls it. Left alone
 * daprd would speak gRPC and TLS to it, and take a path for a part of the host's name.
 * https://docs.dapr.io/operations/observability/tracing/setup-tracing/
 */
export function sidecarTracing(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const collector = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!collector || !URL.canParse(collector)) return {};
  const { protocol, host } = new URL(collector);
  return {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: undefined,
    OTEL_EXPORTER_OTLP_ENDPOINT: `${protocol}//${host}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    OTEL_EXPORTER_OTLP_INSECURE: String(protocol === 'http:'),
  };
}

import { expect, test } from 'vitest';
import { sidecarTracing } from './tracing.ts';

test.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' }, 'http://localhost:4318', 'true'],
  [
    { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces' },
    'http://localhost:4318',
    'true',
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example' }, 'https://collector.example', 'false'],
])('with %j sidecars send to %s', (env, endpoint, insecure) => {
  expect({ ...env, ...sidecarTracing(env) }).toMatchObject({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: undefined,
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
    OTEL_EXPORTER_OTLP_INSECURE: insecure,
  });
});

test.each([[{}], [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }], [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'nowhere' }]])(
  'with %j they send nowhere',
  (env) => {
    expect(sidecarTracing(env)).toEqual({});
  },
);

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freePort } from '../testing/free-port.ts';
import { metricValue } from '../testing/metric-value.ts';
import { createLogger } from './logger.ts';
import { runInContext } from './request-context.ts';
import { inSpan, noteSpan, SpanKind } from './span.ts';
import { flushTraces, startTracing } from './start-tracing.ts';
import { currentTracer, useTracer } from './tracer.ts';

let lines: { msg: string; spanId?: string }[];
const log = createLogger('test', 'trace', { write: (line) => void lines.push(JSON.parse(line)) });
const said = (msg: string) => lines.filter((line) => line.msg === msg).length;
const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
const inRequest = <T>(work: () => T) => runInContext({ requestId: 'request-1', traceparent }, work);
const record = () => inRequest(() => noteSpan({ name: 'work', kind: SpanKind.CLIENT }, 1));

let server: Server | undefined;
async function collector(port: number, answer: Parameters<typeof createServer>[1]): Promise<void> {
  server = createServer({}, answer).listen(port, '127.0.0.1');
  await once(server, 'listening');
}

beforeEach(() => {
  lines = [];
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '20');
  vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '200');
});
afterEach(() => {
  vi.unstubAllEnvs();
  useTracer(undefined);
  server?.closeAllConnections();
  server?.close();
});

async function start(port: number): Promise<void> {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${port}`);
  await startTracing('test', log);
}

test.each([
  [{}],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'true' }],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_TRACES_EXPORTER: 'none' }],
])('with %j nothing is recorded', async (env) => {
  await startTracing('test', log, env);
  expect(currentTracer()).toBeUndefined();
  expect(lines).toEqual([]);
});

test('spans go to the collector, those of the last second before a stop too', async () => {
  const port = await freePort();
  const paths: string[] = [];
  await collector(port, (request, response) => {
    paths.push(`${request.method} ${request.url} ${request.headers['content-type']}`);
    response.end();
  });
  vi.stubEnv('OTEL_BSP_SCHEDULE_DELAY', '60000');
  await start(port);
  record();
  await flushTraces();
  expect(paths).toEqual(['POST /v1/traces application/x-protobuf']);
});

test('a collector that is away is told of once, and once more when it is back', async () => {
  const port = await freePort();
  await start(port);
  const startedAt = performance.now();
  for (let i = 0; i < 5_000; i++) record();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await vi.waitFor(() => expect(said('traces are not taken')).toBe(1), 5_000);
  // Later ones fail as the first did.
  for (let failures = 0; failures < 3; failures++) {
    const before = await lost();
    record();
    await vi.waitFor(async () => expect(await lost()).toBeGreaterThan(before), 5_000);
  }
  expect(said('traces are not taken')).toBe(1);
  await collector(port, (_, response) => response.end());
  await vi.waitFor(
    () => {
      record();
      expect(said('traces are taken again')).toBe(1);
    },
    { timeout: 5_000, interval: 100 },
  );
});

const lost = () => metricValue('tiketi_spans_lost_total');

test('a collector that never answers holds no stop up for long', async () => {
  const port = await freePort();
  await collector(port, () => undefined);
  vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '60000');
  await start(port);
  record();
  const startedAt = performance.now();
  await flushTraces();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});

test('lines of the log name the span that they were written in', async () => {
  inRequest(() => log.info('before'));
  await start(await freePort());
  await inRequest(() => inSpan({ name: 'work', kind: SpanKind.CLIENT }, async () => log.info('within')));
  expect(lines.find(({ msg }) => msg === 'before')).not.toHaveProperty('spanId');
  expect(lines.find(({ msg }) => msg === 'within')?.spanId).toMatch(/^(?!b{16})[0-9a-f]{16}$/);
});

test('a setting that is none is told of', async () => {
  vi.stubEnv('OTEL_TRACES_SAMPLER', 'sometimes');
  await start(await freePort());
  expect(lines).toContainEqual(
    expect.objectContaining({ msg: 'tracing', reason: expect.stringContaining('sometimes') }),
  );
});

import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { registry } from '../telemetry/metrics.ts';
import { silent } from '../testing/database.ts';
import { listen } from '../testing/listen.ts';
import { metricValue } from '../testing/metric-value.ts';
import { createHttp } from './app.ts';

const gate = Promise.withResolvers<void>();
const app = createHttp({
  service: 'test',
  version: 'test',
  log: silent,
  appApiToken: 'token-of-the-sidecar',
  health: { sidecar: async () => {} },
});
app.get('/api/things/:id', (c) => c.json({ id: c.req.param('id') }));
app.get('/waits', async (c) => {
  await gate.promise;
  return c.json({});
});
app.get('/throws', () => {
  throw 'no error, only a text';
});

const seriesOf = async (name: string) =>
  (await registry.metrics()).split('\n').filter((line) => line.startsWith(`${name}{`));
const active = () => metricValue('http_requests_active');

test('a request is counted and timed by method, pattern and status', async () => {
  await app.request('/api/things/7?x=1');
  const labels = '{method="GET",path="/api/things/:id",status="200"}';
  const text = await registry.metrics();
  expect(text).toContain(`http_requests_total${labels} 1\n`);
  expect(text).toContain(`http_request_duration_seconds_count${labels} 1\n`);
  const bounds = text.matchAll(
    /^http_request_duration_seconds_bucket\{method="GET",path="\/api\/things\/:id",status="200",le="([^"]+)"\}/gm,
  );
  expect([...bounds].map(([, bound]) => bound)).toEqual([
    '0.01',
    '0.05',
    '0.1',
    '0.5',
    '1',
    '2',
    '5',
    '+Inf',
  ]);
});

test('a hundred thousand random addresses, methods and headers leave few labels, and none that a client chose', async () => {
  const random = () => Math.random().toString(36).slice(2);
  const methods = ['GET', 'POST', 'DELETE', 'OPTIONS', 'PROPFIND'];
  const paths = ['/', '/api/things/', '/api/', '/internal/', '/events/', '/jobs/', '/health/'];
  for (let i = 0; i < 100_000; i++) {
    const canary = `canary${random()}`;
    const method = i % 1_000 === 0 ? canary.toUpperCase() : (methods[i % methods.length] ?? 'GET');
    const path = `${paths[i % paths.length]}${i % 3 === 0 ? '' : `${canary}?q=${canary}`}`;
    await app.request(path, {
      method,
      headers: { 'x-request-id': canary, traceparent: canary, [canary]: canary },
    });
  }
  const series = await seriesOf('http_requests_total');
  expect(series.length).toBeLessThan(60);
  expect(series.join().toLowerCase()).not.toContain('canary');
  expect((await seriesOf('http_request_duration_seconds_count')).length).toBe(series.length);
}, 120_000);

test('what a client left is no longer being answered, whatever its handler still waits for', async () => {
  const { url, close } = await listen(app.fetch);
  const before = await active();
  const socket = connect(Number(new URL(url).port), 'localhost');
  socket.write('GET /waits HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await vi.waitUntil(async () => (await active()) === before + 1);
  socket.destroy();
  await vi.waitUntil(async () => (await active()) === before);
  gate.resolve();
  await fetch(`${url}/waits`);
  await vi.waitUntil(async () => (await active()) === before);
  close();
});

test('a handler that fails in the oddest way is no longer active either', async () => {
  const before = await active();
  await expect(app.request('/throws')).rejects.toBe('no error, only a text');
  expect(await active()).toBe(before);
});

test.each(['x-forwarded-for', 'forwarded', 'via', 'dapr-caller-app-id'])(
  'the metrics are there for who asks the process itself, not for who comes through another (%s)',
  async (header) => {
    expect((await app.request('/metrics')).status).toBe(200);
    const response = await app.request('/metrics', { headers: { [header]: '10.0.0.7' } });
    expect([response.status, await response.json()]).toMatchObject([404, { code: 'NOT_FOUND' }]);
  },
);

test('no page of another site may read an answer', async () => {
  const headers = { origin: 'https://evil.example', cookie: 'a=b', 'access-control-request-method': 'GET' };
  for (const method of ['GET', 'OPTIONS', 'POST']) {
    const response = await app.request('/api/things/7', { method, headers });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

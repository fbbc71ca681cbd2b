import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createHttp } from './app.ts';
import { AppError } from './errors.ts';

const lines: string[] = [];
const log = pino(
  { level: 'trace' },
  new Writable({
    write(line, _, done) {
      lines.push(String(line));
      done();
    },
  }),
);
const app = createHttp({
  service: 'test',
  version: '1.2.3',
  log,
  appApiToken: 'token-of-the-sidecar',
  health: {
    database: async () => {},
    sidecar: async () => {
      throw new Error('connect ECONNREFUSED 127.0.0.1:3501');
    },
  },
});
app.get('/fault', () => {
  throw new Error('relation "users" does not exist');
});
app.get('/away', () => {
  throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' });
});
app.get('/refusal', () => {
  throw new AppError('SEAT_UNAVAILABLE', { details: { seats: ['R-1-1'] }, cause: new Error('inner') });
});
app.post('/internal/act', (c) => c.json({ ok: true }));

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test('a refusal has one shape: a sentence for the buyer, its code, its details, the id of the request', async () => {
  const { status, text } = await get('/refusal', { 'x-request-id': 'request-of-a-test' });
  expect([status, JSON.parse(text)]).toEqual([
    409,
    {
      error: '이미 선택된 좌석입니다.',
      code: 'SEAT_UNAVAILABLE',
      message: '이미 선택된 좌석입니다.',
      success: false,
      details: { seats: ['R-1-1'] },
      requestId: 'request-of-a-test',
    },
  ]);
});

test('a fault says nothing of its inside to the client, and all of it to the log', async () => {
  const { status, text } = await get('/fault');
  expect([status, JSON.parse(text)]).toMatchObject([500, { code: 'INTERNAL' }]);
  expect(text).not.toContain('relation');
  expect(lines.join()).toContain('relation \\"users\\" does not exist');
});

test('while the database is away it is 503, and the client is told when to come again', async () => {
  const { status, text, headers } = await get('/away');
  expect([status, JSON.parse(text)]).toMatchObject([503, { code: 'UPSTREAM_UNAVAILABLE' }]);
  expect(headers.get('retry-after')).toBe('1');
  expect(text).not.toContain('10.0.0.7');
});

test('an address nobody serves is 404 in the same shape, and one label in the metrics', async () => {
  const { status, text } = await get('/api/wp-login.php');
  expect([status, JSON.parse(text)]).toMatchObject([404, { code: 'NOT_FOUND', success: false }]);
  const metrics = await get('/metrics');
  expect(metrics.text).toContain('http_requests_total{method="GET",path="unmatched",status="404"}');
  expect(metrics.text).not.toContain('wp-login');
});

test('a request keeps the id it came with if it looks like one, and else gets one of its own', async () => {
  const kept = await get('/health', { 'x-request-id': 'abc-123_DEF' });
  expect(kept.headers.get('x-request-id')).toBe('abc-123_DEF');
  for (const id of ['short', 'x'.repeat(65), 'with blanks in it', '{"level":60}']) {
    const { headers } = await get('/health', { 'x-request-id': id });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  }
});

test.each([
  ['no token', {}],
  ['an empty token', { 'dapr-api-token': '' }],
  ['another token', { 'dapr-api-token': 'token-of-a-stranger' }],
  ['the token as a bearer', { authorization: 'Bearer token-of-the-sidecar' }],
])('the inner door stays shut for %s', async (_, headers) => {
  const response = await app.request('/internal/act', { method: 'POST', headers });
  expect([response.status, await response.json()]).toMatchObject([403, { code: 'FORBIDDEN' }]);
});

test('the inner door opens for the sidecar', async () => {
  const headers = { 'dapr-api-token': 'token-of-the-sidecar' };
  const response = await app.request('/internal/act', { method: 'POST', headers });
  expect(await response.json()).toEqual({ ok: true });
});

test('liveness touches nothing; readiness says what is away, without its address', async () => {
  const live = await get('/health');
  expect([live.status, JSON.parse(live.text)]).toMatchObject([
    200,
    { status: 'ok', service: 'test', version: '1.2.3' },
  ]);
  const ready = await get('/health/all');
  expect([ready.status, JSON.parse(ready.text)]).toMatchObject([
    503,
    { status: 'degraded', checks: { database: { status: 'ok' }, sidecar: { status: 'error' } } },
  ]);
  expect(ready.text).not.toContain('127.0.0.1');
  expect((await get('/health/db')).status).toBe(200);
  expect((await get('/health/redis')).status).toBe(404);
});

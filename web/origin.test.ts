import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  ask as askAt,
  openOrigin,
  raw as rawAt,
  startUpstreams,
  upgrade as upgradeAt,
} from './testing/origins.ts';

let upstreams: Awaited<ReturnType<typeof startUpstreams>>;
let origin: Awaited<ReturnType<typeof openOrigin>>;
let lonely: Awaited<ReturnType<typeof openOrigin>>;

beforeAll(async () => {
  upstreams = await startUpstreams();
  const nobody = ['http://127.0.0.1:9'];
  [origin, lonely] = await Promise.all([
    openOrigin(upstreams.services),
    openOrigin({ ...upstreams.services, auth: nobody, queue: nobody }),
  ]);
});

afterAll(async () => {
  await Promise.all([origin.close(), lonely.close()]);
  upstreams.close();
});

const ask = (
  path: string,
  { at = origin, ...options }: Parameters<typeof askAt>[2] & { at?: { port: number } } = {},
) => askAt(at, path, options);
const upgrade = (path: string, { at = origin, until = '' } = {}) => upgradeAt(at, path, until);
const raw = (bytes: string) => rawAt(origin, bytes);

const NOT_FOUND = {
  error: '요청하신 것을 찾을 수 없습니다.',
  message: '요청하신 것을 찾을 수 없습니다.',
  code: 'NOT_FOUND',
  success: false,
  requestId: expect.stringMatching(/^[\w-]{8,64}$/),
};
const UNAVAILABLE = { code: 'UPSTREAM_UNAVAILABLE', success: false, error: expect.any(String) };

describe('the routing table', () => {
  test.each([
    ['/api/auth/login', 'auth'],
    ['/api/admin/events', 'event'],
    ['/api/admin/events/42/cancel', 'event'],
    ['/api/admin/events/42/tickets', 'reservation'],
    ['/api/admin/events/42/seats', 'reservation'],
    ['/api/admin/events/42/generate-seats', 'reservation'],
    ['/api/admin/events/42/seats-and-more', 'event'],
    ['/api/admin/seat-layouts', 'event'],
    ['/api/seats/layouts', 'event'],
    ['/api/seats/layouts?x=1', 'event'],
    ['/api/seats/events/42', 'reservation'],
    ['/api/seats/reserve', 'reservation'],
    ['/api/admin/tickets/7', 'reservation'],
    ['/api/admin/reservations?page=2', 'reservation'],
    ['/api/admin/dashboard/stats', 'reservation'],
    ['/api/admin/audit/auth', 'auth'],
    ['/api/admin/audit/event?limit=5', 'event'],
    ['/api/admin/audit/reservation', 'reservation'],
    ['/api/admin/audit/payment', 'payment'],
    ['/api/events?q=%EB%B0%A9%ED%83%84', 'event'],
    ['/api/news/1', 'event'],
    ['/api/image/upload', 'event'],
    ['/images/0b7e.png', 'event'],
    ['/api/tickets/1', 'reservation'],
    ['/api/reservations/my', 'reservation'],
    ['/api/payments/process', 'payment'],
    ['/api/points/balance', 'payment'],
    ['/api/queue/check/42', 'queue'],
    ['/api/notifications', 'notification'],
    ['/socket.io/?EIO=4&transport=polling', 'queue'],
  ])('%s goes to %s as it is', async (path, service) => {
    expect((await ask(path)).body).toMatchObject({ service, url: path });
  });

  test.each([
    ['/api/api/queue/status/42?a=b', 'queue', '/api/queue/status/42?a=b'],
    ['/api/api/queue/leave/42', 'queue', '/api/queue/leave/42'],
    ['/api-docs/auth', 'auth', '/api-docs'],
    ['/api-docs/payment/openapi.json', 'payment', '/api-docs/openapi.json'],
    ['/api-docs/event/scalar.js', 'event', '/api-docs/scalar.js'],
  ])('%s goes to %s as %s', async (path, service, url) => {
    expect((await ask(path)).body).toMatchObject({ service, url });
  });

  test.each([
    '/api',
    '/api/',
    '/api/unknown',
    '/api/authority',
    '/api/api/auth/login',
    '/api/admin',
    '/api-docs/nobody',
    '/openapi.json',
    '/internal/checkouts',
    '/jobs/expire-holds',
    '/dapr/config',
    '/metrics',
    '/health/db',
    '/.well-known/jwks.json',
    '/__open-in-editor?file=main.ts',
    '/api/events/../../internal/events/42',
    '/api/events/%2e%2e/%2e%2e/internal/events/42',
    '/api/events/..\\..\\metrics',
    'http://localhost/internal/events/42',
  ])('%s is a JSON 404', async (path) => {
    const { status, type, body } = await ask(path);
    expect({ status, type }).toEqual({ status: 404, type: 'application/json; charset=utf-8' });
    expect(body).toEqual(NOT_FOUND);
  });

  test.each(['/events/payment.paid', '/login', '/'])('POST %s is a JSON 404', async (path) => {
    expect(await ask(path, { method: 'POST' })).toMatchObject({ status: 404, body: NOT_FOUND });
  });
});

describe('pages', () => {
  test.each(['/', '/events/42', '/payment/42', '/admin/events', '/auth/google/callback?code=1'])(
    '%s is the page',
    async (path) => {
      const { status, type, text } = await ask(path, { headers: { accept: 'text/html' } });
      expect({ status, type }).toEqual({ status: 200, type: 'text/html; charset=utf-8' });
      expect(text).toContain('<title>a page</title>');
    },
  );

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/@fs/etc/passwd',
    '/@fs/etc/passwd?raw',
    '/main.ts',
  ])('%s gives no file away', async (path) => {
    const { text } = await ask(path, { headers: { accept: '*/*' } });
    expect(text).not.toMatch(/"dependencies"|root:|startOrigin/);
  });

  test('localhost and both loopback addresses answer', async () => {
    for (const host of ['localhost', '127.0.0.1', '::1']) expect((await ask('/', { host })).status).toBe(200);
  });

  test('another host name is turned away', async () => {
    expect((await ask('/', { headers: { host: 'evil.example' } })).status).toBe(403);
  });
});

describe('what a service is told', () => {
  test('who asks, by the connection and not by what the client claims', async () => {
    const { body } = await ask('/api/events', {
      headers: { 'x-forwarded-for': '6.6.6.6', 'dapr-api-token': 'stolen', 'dapr-caller-app-id': 'payment' },
    });
    const { headers } = body;
    expect(headers).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      host: expect.stringContaining('127.0.0.1'),
    });
    expect(headers).toHaveProperty('x-request-id', expect.stringMatching(/^[0-9a-f-]{36}$/));
    expect(headers).not.toHaveProperty('dapr-api-token');
    expect(headers).not.toHaveProperty('dapr-caller-app-id');
  });
});

test('an offer to speak HTTP/2 is not taken, and the request is answered', async () => {
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'AAMAAABk' };
  const { status, body } = await ask('/api/events', { headers });
  expect({ status, body }).toMatchObject({ status: 200, body: { service: 'event' } });
  expect(body.headers).not.toHaveProperty('upgrade');
});

describe('a service that is not there', () => {
  test('is 503 in the error body, also with a body sent and without any', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      const answer = await ask('/api/auth/login', { at: lonely, method });
      expect(answer).toMatchObject({ status: 503, body: UNAVAILABLE });
    }
    expect((await ask('/api/events', { at: lonely })).status).toBe(200);
  });

  test('that never answers is 503 after the time limit', async () => {
    expect(await ask('/api/events/hang')).toMatchObject({ status: 503, body: UNAVAILABLE });
  });

  test('that never answers a payment leaves it uncertain; one that was never reached is surely not paid', async () => {
    const pay = { method: 'POST' };
    expect(await ask('/api/payments/hang', pay)).toMatchObject({
      status: 503,
      body: { code: 'PAYMENT_UNCERTAIN' },
    });
    expect((await ask('/api/payments/hang')).body).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect((await ask('/api/auth/login', { ...pay, at: lonely })).body).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });

  test('that dies half-way ends the answer instead of leaving it open', async () => {
    await expect(ask('/api/events/half')).rejects.toThrow('aborted');
  });

  test('refuses sockets with 503', async () => {
    expect(await upgrade('/socket.io/', { at: lonely })).toMatch(
      /^HTTP\/1\.1 503 [\s\S]*UPSTREAM_UNAVAILABLE/,
    );
  });
});

test.each(['http://[', 'http://[/api/events', 'http://[/health', 'http://a:99999999/', '//[', '*', 'x'])(
  'an address that is none (%s) is not found, and the origin lives on',
  async (address) => {
    for (const head of ['', 'Connection: Upgrade\r\nUpgrade: websocket\r\n']) {
      const answer = await raw(
        `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1\r\n${head || 'Connection: close\r\n'}\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 (4\d\d|200) /);
    }
    expect((await ask('/api/events')).status).toBe(200);
  },
);

describe('WebSockets', () => {
  test('reach queue, and bytes go both ways', async () => {
    const text = await upgrade('/socket.io/?EIO=4&transport=websocket', { until: 'token' });
    expect(text).toMatch(/^HTTP\/1\.1 101 [\s\S]*queue \/socket\.io\/\?EIO=4&transport=websocket no token$/);
  });

  test.each(['/', '/api/auth', '/socket.io/../api/auth'])('at %s are refused', async (path) => {
    expect(await upgrade(path)).toMatch(/^HTTP\/1\.1 404 [\s\S]*NOT_FOUND/);
  });

  test('reset by the client do not disturb the origin', async () => {
    for (let i = 0; i < 10; i++) {
      await new Promise<void>((reset) => {
        const socket = connect(origin.port, '127.0.0.1', () => {
          socket.write(
            'GET /socket.io/ HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
          );
          setTimeout(() => socket.resetAndDestroy(), i);
        });
        socket.on('close', () => reset());
        socket.on('error', () => {});
      });
    }
    expect((await ask('/api/events')).status).toBe(200);
  });
});

describe('health of the whole', () => {
  test('is 200 when all services answer', async () => {
    expect(await ask('/health')).toMatchObject({
      status: 200,
      body: { status: 'ok', services: { auth: 'ok' } },
    });
  });

  test('is 503 and names who does not', async () => {
    expect(await ask('/health?deep', { at: lonely })).toMatchObject({
      status: 503,
      body: { status: 'degraded', services: { auth: 'unavailable', event: 'ok', queue: 'unavailable' } },
    });
  });
});

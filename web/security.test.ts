import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, ask, openOrigin, raw, startUpstreams, upgrade } from './testing/origins.ts';

const PATIENCE = { headersTimeout: 400, requestTimeout: 600, connectionsCheckingInterval: 50 };

let upstreams: Awaited<ReturnType<typeof startUpstreams>>;
let origin: Awaited<ReturnType<typeof openOrigin>>;
let safe: Awaited<ReturnType<typeof openOrigin>>;
beforeAll(async () => {
  upstreams = await startUpstreams();
  [origin, safe] = await Promise.all([
    openOrigin(upstreams.services, { patience: PATIENCE }),
    openOrigin(upstreams.services, { url: 'https://tiketi.example' }),
  ]);
});
afterAll(async () => {
  await Promise.all([origin.close(), safe.close()]);
  upstreams.close();
});

const POST = { method: 'POST' };
const FORBIDDEN = { status: 403, body: { code: 'FORBIDDEN', success: false, error: expect.any(String) } };
const NOT_FOUND = { status: 404, body: { code: 'NOT_FOUND', success: false } };

describe('every answer', () => {
  test.each([
    ['a page', '/', 'self'],
    ["a service's", '/api/events', ''],
    ['a refusal', '/api/unknown', ''],
    ['health', '/health', ''],
    ['the page of all APIs', '/api-docs', ''],
  ])('%s is not to be framed, sniffed, read by others or told about', async (_, path, camera) => {
    const { headers } = await ask(origin, path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining(`camera=(${camera})`),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  test('binds browsers to https where the origin is https', async () => {
    for (const path of ['/', '/api/events']) {
      const { headers } = await ask(safe, path, { headers: { host: 'tiketi.example' } });
      expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    }
  });

  test('of pages runs nothing inline', async () => {
    const { headers } = await ask(origin, '/');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });

  test('of the API pages runs only the scripts of this very answer', async () => {
    const { headers, text } = await ask(origin, '/api-docs');
    const nonce = headers['content-security-policy']?.toString().match(/script-src 'nonce-([\w-]+)'/)?.[1];
    const scripts = text.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    for (const service of Object.keys(upstreams.services))
      expect(text).toContain(`/api-docs/${service}/openapi.json`);
    expect((await ask(origin, '/api-docs')).headers['content-security-policy']).not.toContain(nonce);
  });
});

describe('another name than ours', () => {
  test.each([
    'evil.example',
    'localhost.evil.example',
    'tiketi.example.evil.example',
    'localhost@evil.example',
    '///',
  ])('as Host (%s) is refused, for pages, APIs and health alike', async (host) => {
    for (const path of ['/', '/api/events', '/health'])
      expect(await ask(origin, path, { headers: { host } })).toMatchObject(FORBIDDEN);
    const answer = await raw(
      origin,
      `GET /socket.io/ HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*FORBIDDEN/);
  });

  test.each(['localhost', 'localhost:1234', 'shop.localhost', '127.0.0.1:3000', '10.1.2.3', '[::1]:3000'])(
    'an address or this machine (%s) is nobody else',
    async (host) => {
      expect((await ask(origin, '/api/events', { headers: { host } })).status).toBe(200);
    },
  );

  test.each(['', 'Host:\r\n'])('no Host at all (%j) is refused in the error body', async (host) => {
    const answer = await raw(origin, `GET / HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*"code":"FORBIDDEN"/);
  });
});

const foreign = (origin: string) => ({ origin, cookie: 'tiketi_pass=x' });
const corsHeaders = ({ headers }: Answer) =>
  Object.keys(headers).filter((name) => name.startsWith('access-control'));

describe('pages of other sites', () => {
  test.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost:1080'])(
    'may read nothing: %s gets no leave, with credentials or without, asking before or not',
    async (site) => {
      for (const path of ['/', '/api/events', '/api/auth/verify', '/health', '/api/unknown']) {
        expect(corsHeaders(await ask(origin, path, { headers: foreign(site) }))).toEqual([]);
        const preflight = await ask(origin, path, {
          method: 'OPTIONS',
          headers: { ...foreign(site), 'access-control-request-method': 'POST' },
        });
        expect([preflight.status, corsHeaders(preflight)]).toEqual([204, []]);
      }
    },
  );

  test.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:1080' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['no address at all', { origin: 'x' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('may change nothing in the name of a buyer: %s', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'])
      expect(await ask(origin, '/api/queue/enter', { method, headers })).toMatchObject(FORBIDDEN);
  });

  test('may open no socket in the name of a buyer', async () => {
    const answer = await upgrade(origin, '/socket.io/', '', 'Origin: https://evil.example\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*FORBIDDEN/);
    expect(answer).not.toContain('101');
  });

  test('may lead here, as the way back from a login does', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask(origin, '/auth/google/callback?code=1', { headers })).status).toBe(200);
    expect((await ask(origin, '/api/auth/google/callback?code=1', { headers })).status).toBe(200);
  });
});

test('our own page, and clients that are no browsers, may do all', async () => {
  const host = `localhost:${origin.port}`;
  for (const headers of [
    // A proxy has changed the Host on the way; what the browser says of the page stands.
    { host, origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
    { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
    { host, 'sec-fetch-site': 'none' },
    { host },
  ]) {
    expect((await ask(origin, '/api/queue/enter', { ...POST, headers })).status).toBe(200);
  }
  const own = `Origin: http://localhost\r\n`;
  expect(await upgrade(origin, '/socket.io/', 'token', own)).toMatch(/^HTTP\/1\.1 101/);
});

test.each(['TRACE', 'PROPFIND', 'PURGE'])('%s is no method of ours', async (method) => {
  expect(await ask(origin, '/api/events', { method })).toMatchObject(NOT_FOUND);
});

test('the origin is nobody’s proxy', async () => {
  const answer = await raw(origin, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 404 [\s\S]*NOT_FOUND/);
});

test.each([
  '/%zz',
  '/%',
  '/@fs/etc/passwd',
  '/@vite/client',
  '/@id/x',
  '/main.ts',
  '/main%2ets',
  '/main.ts?raw',
  '/%61pi/x',
])('%s is a JSON 404', async (path) => {
  expect(await ask(origin, path, { headers: { accept: '*/*' } })).toMatchObject(NOT_FOUND);
});

describe('slow and broken clients', () => {
  /** Opens a connection, sends the beginning of a request, and tells what came back when the line is cut. */
  const halfSent = (bytes: string) => raw(origin, bytes);

  test('five hundred requests half sent are dropped in time, and others are served meanwhile', async () => {
    const slow = Array.from({ length: 500 }, () => halfSent('POST /api/queue/enter HTTP/1.1\r\nHost: local'));
    expect((await ask(origin, '/api/events')).status).toBe(200);
    for (const answer of await Promise.all(slow))
      expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*VALIDATION_ERROR/);
    expect((await ask(origin, '/api/events')).status).toBe(200);
  });

  test('connections that say nothing are dropped too', async () => {
    const silent = Array.from({ length: 50 }, () => halfSent(''));
    await Promise.all(silent);
    expect((await ask(origin, '/api/events')).status).toBe(200);
  });

  test('a client that resets while it is refused does no harm', async () => {
    for (let i = 0; i < 20; i++) {
      await new Promise<void>((closed) => {
        const socket = connect(origin.port, '127.0.0.1', () => {
          socket.write('nonsense\r\n\r\n');
          socket.resetAndDestroy();
        });
        socket.on('error', () => {}).on('close', () => closed());
      });
    }
    expect((await ask(origin, '/api/events')).status).toBe(200);
  });

  test('headers without end are 413, and what is no HTTP is 400, in the error body', async () => {
    const endless = `GET / HTTP/1.1\r\nHost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await raw(origin, endless)).toMatch(/^HTTP\/1\.1 413 [\s\S]*PAYLOAD_TOO_LARGE/);
    const address = `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    expect(await raw(origin, address)).toMatch(/^HTTP\/1\.1 413 [\s\S]*PAYLOAD_TOO_LARGE/);
    expect(await raw(origin, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [\s\S]*VALIDATION_ERROR/);
  });
});

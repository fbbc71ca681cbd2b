import type { Server } from 'node:http';
import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silent } from '../testing/database.ts';
import { createHttp } from './app.ts';
import { answerBrokenRequests, PATIENCE } from './broken-requests.ts';

const app = createHttp({
  service: 'test',
  version: 'test',
  log: silent,
  appApiToken: 'token-of-the-sidecar',
  health: { sidecar: async () => {} },
});
app.post('/echo', async (c) => c.json(await c.req.json()));

let server: Server;
let port: number;
beforeAll(async () => {
  const inHaste = { headersTimeout: 400, requestTimeout: 600, connectionsCheckingInterval: 50 };
  port = await new Promise((listening) => {
    const options = { fetch: app.fetch, port: 0, serverOptions: { ...PATIENCE, ...inHaste } };
    server = serve(options, (info) => listening(info.port)) as Server;
    answerBrokenRequests(server);
  });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Sends bytes and returns all that comes back until the line is cut. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject).on('close', () => resolve(text));
  });
}

const HEAD = 'POST /echo HTTP/1.1\r\nHost: localhost\r\ncontent-type: application/json\r\n';

test('five hundred requests half sent are dropped in time, and others are served meanwhile', async () => {
  const slow = Array.from({ length: 500 }, (_, i) =>
    raw(i % 2 === 0 ? 'POST /echo HTTP/1.1\r\nHost: local' : `${HEAD}content-length: 100\r\n\r\n{"a":`),
  );
  const health = () => fetch(`http://localhost:${port}/health`);
  expect((await health()).status).toBe(200);
  const answers = await Promise.all(slow);
  for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 400 [\s\S]*VALIDATION_ERROR/);
  expect((await health()).status).toBe(200);
  const metrics = await (await fetch(`http://localhost:${port}/metrics`)).text();
  expect(metrics).toMatch(/^http_requests_active 1$/m);
});

test.each([
  ['what is no HTTP', 'nonsense\r\n\r\n', 400, 'VALIDATION_ERROR'],
  ['two lengths', `${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`, 400, 'VALIDATION_ERROR'],
  [
    'a length and chunks',
    `${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    'VALIDATION_ERROR',
  ],
  ['a line break in a header', `${HEAD}x: a\nb\r\n\r\n`, 400, 'VALIDATION_ERROR'],
  ['headers without end', `${HEAD}x: ${'x'.repeat(20_000)}\r\n\r\n`, 413, 'PAYLOAD_TOO_LARGE'],
])('%s is refused in the one error body', async (_, bytes, status, code) => {
  const answer = await raw(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({
    code,
    success: false,
    error: expect.any(String),
    requestId: expect.any(String),
  });
});

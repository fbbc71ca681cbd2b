import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silent } from '../testing/database.ts';
import { listen } from '../testing/listen.ts';
import { createHttp } from './app.ts';

let server: Awaited<ReturnType<typeof listen>>;
let done: string[];

beforeAll(async () => {
  const app = createHttp({
    service: 'test',
    version: 'test',
    log: silent,
    appApiToken: 'x',
    health: { sidecar: async () => {} },
  });
  app.all('/acts/:name', (c) => {
    done.push(c.req.param('name'));
    return c.json({});
  });
  server = await listen(app.fetch);
});
afterAll(() => server.close());
beforeEach(() => {
  done = [];
});

/** Sends a request and hangs up at once. */
async function askAndHangUp(method: string, name: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port)).resume();
  await once(socket, 'connect');
  socket.end(
    `${method} /acts/${name} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`,
  );
  return socket;
}

/** Stands still as a process that is stopped does: what comes meanwhile waits in the kernel. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('what is asked by who has hung up before anybody looked is not done', async () => {
  const sockets = await Promise.all(['one', 'two'].map((name) => askAndHangUp('POST', name)));
  standStill(50);
  await Promise.all(sockets.map((socket) => once(socket, 'close')));
  await fetch(`${server.url}/acts/three`, { method: 'POST' });
  expect(done).toEqual(['three']);
});

test('a caller who waits is served, over a kept connection too', async () => {
  for (const name of ['one', 'two', 'three']) {
    const response = await fetch(`${server.url}/acts/${name}`, { method: 'POST' });
    expect(response.status).toBe(200);
    await response.body?.cancel();
  }
  expect(done).toEqual(['one', 'two', 'three']);
});

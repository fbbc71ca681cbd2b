import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';
import { ask, openOrigin, upgrade } from './testing/origins.ts';

/** Connections that have carried a request, and the methods of those that came by one of them. */
const connections = new WeakSet<object>();
let reused: string[] = [];

/** One process of a service: it says its name, begins sessions, and dies on demand. */
async function aProcess(name: string, { host, port } = { host: '127.0.0.1', port: 0 }) {
  let server: Server;
  async function start(): Promise<void> {
    server = createServer((req, res) => {
      req.resume();
      if (connections.has(req.socket)) reused.push(req.method ?? '');
      connections.add(req.socket);
      if (req.url?.endsWith('/breaks-at-one') && name === 'one') return void req.socket.destroy();
      if (req.url?.includes('transport=polling') && !req.url.includes('sid='))
        return void res.end(`0{"sid":"${name}-${crypto.randomUUID()}","upgrades":["websocket"]}`);
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ name }));
    });
    server.on('upgrade', (_req, socket) => {
      socket.end(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n${name}`,
      );
    });
    server.listen(port, host);
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address) ({ port } = address);
  }
  await start();
  return {
    url: () => `http://${host}:${port}`,
    start,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

let one: Awaited<ReturnType<typeof aProcess>>;
let two: Awaited<ReturnType<typeof aProcess>>;
let origin: Awaited<ReturnType<typeof openOrigin>>;
beforeEach(async () => {
  [one, two] = await Promise.all([aProcess('one'), aProcess('two')]);
  const { services } = readConfig({ QUEUE_URL: `${one.url()}, ${two.url()}` });
  origin = await openOrigin(services);
});
afterEach(async () => {
  await origin.close();
  one.stop();
  two.stop();
});

const tally = (names: unknown[]) => ({
  one: names.filter((name) => name === 'one').length,
  two: names.filter((name) => name === 'two').length,
  all: names.length,
});
const times = <T>(count: number, act: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, () => act()));
const nameOf = async (method = 'GET', path = '/api/queue/status/42') =>
  (await ask(origin, path, { method })).body.name;
const nameOfSocket = async (query = 'EIO=4&transport=websocket') =>
  (await upgrade(origin, `/socket.io/?${query}`)).split('\r\n\r\n').at(-1);

test('requests and sockets go to the processes of a service in turn', async () => {
  expect(tally(await times(10, nameOf))).toEqual({ one: 5, two: 5, all: 10 });
  expect(tally(await times(10, nameOfSocket))).toEqual({ one: 5, two: 5, all: 10 });
});

test('a change goes by a connection of its own, which nobody can be about to end', async () => {
  reused = [];
  for (let turn = 0; turn < 5; turn++) {
    await nameOf('GET');
    await nameOf('POST');
  }
  expect(new Set(reused)).toEqual(new Set(['GET']));
});

test('where nobody is, nothing was sent: whatever it is, it goes to another one, until somebody is there again', async () => {
  one.stop();
  const requests = ['GET', 'POST', 'PUT', 'DELETE'].map((method) => times(5, () => nameOf(method)));
  expect(tally((await Promise.all(requests)).flat())).toEqual({ one: 0, two: 20, all: 20 });
  expect(tally(await times(5, nameOfSocket))).toEqual({ one: 0, two: 5, all: 5 });
  await one.start();
  await vi.waitFor(async () => expect(await nameOf()).toBe('one'), 5_000);
});

test('a question whose line breaks is asked again elsewhere; what may have been done is not', async () => {
  const path = '/api/queue/breaks-at-one';
  expect(tally(await times(6, () => nameOf('GET', path)))).toEqual({ one: 0, two: 6, all: 6 });
  const done = await times(6, () => ask(origin, path, { method: 'POST' }));
  expect(done.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 503, 503, 503]);
});

test('a client that polls stays with the process that knows its session, also when it upgrades', async () => {
  const begin = async () => (await ask(origin, '/socket.io/?EIO=4&transport=polling')).text;
  const begun = await times(6, begin);
  const sids = begun.map((text) => /"sid":"([^"]+)"/.exec(text)?.[1] ?? '');
  expect(tally(sids.map((sid) => sid.split('-')[0]))).toEqual({ one: 3, two: 3, all: 6 });
  for (const sid of sids) {
    const [name] = sid.split('-');
    const poll = `/socket.io/?EIO=4&transport=polling&sid=${sid}`;
    expect([await nameOf('GET', poll), await nameOf('POST', poll), await nameOf('GET', poll)]).toEqual([
      name,
      name,
      name,
    ]);
    expect(await nameOfSocket(`EIO=4&transport=websocket&sid=${sid}`)).toBe(name);
  }
});

test('with all of them gone it is 503, and the whole is well as long as one is left', async () => {
  one.stop();
  expect((await ask(origin, '/health')).body.services).toMatchObject({ queue: 'ok' });
  two.stop();
  for (const method of ['GET', 'POST'])
    expect(await ask(origin, '/api/queue/status/42', { method })).toMatchObject({
      status: 503,
      body: { code: 'UPSTREAM_UNAVAILABLE' },
    });
  expect(await upgrade(origin, '/socket.io/')).toMatch(/^HTTP\/1\.1 503 /);
  expect((await ask(origin, '/health')).body.services).toMatchObject({ queue: 'unavailable' });
});

/** Not everybody may listen there, nor at every loopback address; and somebody else may be there. */
const atUsualPort = async () => {
  const at = (host: string) => ({ host, port: 80 });
  const first = await aProcess('one', at('127.0.0.81')).catch(() => undefined);
  const second = await aProcess('two', at('127.0.0.82')).catch(() => undefined);
  if (first && second) return [first, second] as const;
  first?.stop();
  second?.stop();
  return undefined;
};

test('a process at the usual port is told from another one there, and its lines are used again', async ({
  skip,
}) => {
  const both = (await atUsualPort()) ?? skip('nobody can listen at port 80 here');
  const { services } = readConfig({ QUEUE_URL: 'http://127.0.0.81, http://127.0.0.82' });
  const front = await openOrigin(services);
  try {
    const names: unknown[] = [];
    reused = [];
    for (let turn = 0; turn < 8; turn++) names.push((await ask(front, '/api/queue/status/42')).body.name);
    expect(tally(names)).toEqual({ one: 4, two: 4, all: 8 });
    expect(reused).toHaveLength(6);
  } finally {
    await front.close();
    for (const each of both) each.stop();
  }
});

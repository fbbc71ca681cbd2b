import { createServer, type Server } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort, refusePortsInUse } from './ports.ts';

let server: Server | undefined;
afterEach(() => server?.close());

const listen = (port: number, host: string) =>
  new Promise<void>((resolve) => {
    server = createServer().listen({ port, host }, resolve);
  });

test('free ports are no obstacle', async () => {
  const port = await freePort();
  await expect(refusePortsInUse([{ port, part: 'auth' }])).resolves.toBeUndefined();
});

test.each(['127.0.0.1', '0.0.0.0', '::'])(
  'a port held on %s is named, with who wants and who holds it',
  async (host) => {
    const port = await freePort();
    await listen(port, host);
    const refusal = refusePortsInUse([{ port, part: 'auth' }]);
    await expect(refusal).rejects.toThrow(`${port}, wanted by auth, is held by`);
    await expect(refusal).rejects.toThrow(`(pid ${process.pid})`);
  },
);

test('all ports in use stand in one message', async () => {
  const [taken, free] = [await freePort(), await freePort()];
  await listen(taken, '127.0.0.1');
  const needed = [
    { port: taken, part: 'auth' },
    { port: free, part: 'event' },
    { port: taken, part: 'queue' },
  ];
  const message = await refusePortsInUse(needed).catch((refusal: Error) => refusal.message);
  expect(message).toMatch(/wanted by auth.*\n.*wanted by queue/);
  expect(message).not.toContain('event');
});

import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to the test run's Redis that can be cut, made to hang, and mended. */
export async function aFragileRedis() {
  const { hostname, port } = new URL(process.env.TEST_REDIS ?? '');
  const ends = new Set<Socket>();
  let server: Server;
  let hangs = false;
  let listeningOn = 0;

  async function mend(): Promise<void> {
    hangs = false;
    server = createServer((near) => {
      const far = connect(Number(port), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        ends.add(from);
        from.on('data', (data) => hangs || to.write(data));
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });
    server.listen(listeningOn);
    await once(server, 'listening');
    const address = server.address();
    if (typeof address === 'object' && address) listeningOn = address.port;
  }
  function cut(): void {
    server.close();
    for (const end of ends) end.destroy();
    ends.clear();
  }

  await mend();
  return {
    address: `localhost:${listeningOn}`,
    mend,
    cut,
    /** Connections stay, nothing comes through any more. */
    hang: () => {
      hangs = true;
    },
  };
}

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Stands where a cloud would: takes every connection, notes what is said first, and hangs up. */
export async function openWall() {
  const heard = new Set<string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.once('data', (data) => {
      heard.add(greetingOf(data));
      socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the wall has no port');
  return {
    address: `127.0.0.1:${address.port}`,
    heard: () => [...heard].toSorted(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** A record of TLS's handshake begins with 22 and the version; all else says in letters what it is. */
function greetingOf(data: Buffer): string {
  if (data[0] === 0x16 && data[1] === 0x03) return 'TLS';
  return (
    data
      .toString('latin1')
      .match(/^[\w ./:-]+/)?.[0]
      .replace(/ HTTP.*/, '') ?? 'something'
  );
}

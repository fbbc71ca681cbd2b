import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { frameOf, readFrames } from './frames.ts';

/** A Socket.IO client without what a browser's has around it. */
export type BareSocket = {
  emit: (event: string, payload: unknown) => void;
  close: () => void;
};

/** Packets of Engine.IO and, in its messages, of Socket.IO. */
const OPEN = '0';
const PING = '2';
const PONG = '3';
const CONNECT = '40';
const DISCONNECT = '41';
const EVENT = '42';
const REFUSED = '44';

/**
 * Connects by WebSocket and resolves when the server has let the socket in. Reading a message costs this client
 * a few microseconds where socket.io-client takes some twenty-five: with thousands of sockets in one process
 * that one would measure itself. `heard` gets each message as it came: `["name",payload]`. Throws when it is refused.
 */
export function openBareSocket(
  url: string,
  token: string,
  heard: (message: string) => void = () => {},
): Promise<BareSocket> {
  const { promise, resolve, reject } = Promise.withResolvers<BareSocket>();
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  const upgrade = request(`${url}/socket.io/?EIO=4&transport=websocket`, { headers, agent: false });
  upgrade.on('upgrade', (_answer, connection: Duplex, head: Buffer) => {
    const send = (packet: string) => connection.write(frameOf(packet));
    const socket: BareSocket = {
      emit: (event, payload) => send(`${EVENT}${JSON.stringify([event, payload])}`),
      close() {
        send(DISCONNECT);
        connection.end();
      },
    };
    const read = readFrames((packet) => {
      if (packet.startsWith(EVENT)) heard(packet.slice(EVENT.length));
      else if (packet === PING) send(PONG);
      else if (packet.startsWith(OPEN)) send(`${CONNECT}${JSON.stringify({ token })}`);
      else if (packet.startsWith(CONNECT)) resolve(socket);
      else if (packet.startsWith(REFUSED)) reject(new Error(packet.slice(REFUSED.length)));
    });
    connection.on('data', read);
    connection.on('error', reject);
    connection.on('close', () => reject(new Error('the connection was closed')));
    read(head);
  });
  upgrade.on('response', ({ statusCode }) => reject(new Error(`no upgrade, but status ${statusCode}`)));
  upgrade.on('error', reject);
  upgrade.end();
  return promise;
}

import { Server } from 'socket.io';
import type { Redis } from '../redis/connect.ts';
import { createRedisAdapter } from './adapter.ts';
import { type ConnectionContext, serveConnection } from './connection.ts';
import type { Hub } from './hub.ts';
import { handshake } from './identify.ts';

const LARGEST_PACKET_BYTES = 16 * 1024;

/**
 * The Socket.IO server. Without connection state recovery: it would cost Redis round trips in each
 * handshake and put sockets back into rooms; clients join what they need whenever they connect.
 */
export function createHub(redis: Redis): Hub {
  return new Server({
    adapter: createRedisAdapter(redis),
    pingInterval: 25_000,
    pingTimeout: 60_000,
    maxHttpBufferSize: LARGEST_PACKET_BYTES,
    connectTimeout: 10_000,
    serveClient: false,
  });
}

export function serveSockets(hub: Hub, ctx: ConnectionContext): void {
  hub.use(handshake(ctx.verify));
  hub.on('connection', (socket) => serveConnection(ctx, socket));
}

/** Closes the connections, not the sockets: their clients then come back, to whichever replica serves. */
export const closeConnections = (hub: Hub): void => void hub.engine?.close();

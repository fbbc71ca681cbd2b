import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Logger } from '#shared/telemetry/logger.ts';
import { gaugeOf } from '#shared/telemetry/metrics.ts';
import type { Redis } from '../redis/connect.ts';
import { createRedisAdapter } from './adapter.ts';
import { COMES_BACK_WITHIN_MS, lostSockets } from './coming-back/lost-sockets.ts';
import { type ConnectionContext, serveConnection } from './connection.ts';
import { type AddressLimits, limitAddresses } from './floods/address-limits.ts';
import { limitGuesses } from './floods/guess-limit.ts';
import { limitSent } from './floods/packet-limit.ts';
import type { Connection, Hub } from './hub.ts';
import { handshake } from './identify.ts';

const LARGEST_PACKET_BYTES = 16 * 1024;

/**
 * The Socket.IO server. A socket whose line broke may come back as the same, on any replica: it costs Redis a round
 * trip, which a new socket does not. Its token is looked at again.
 */
export function createHub(redis: Redis, limits: AddressLimits, log: Logger) {
  const lost = lostSockets(redis);
  const { adapter, sentLately } = createRedisAdapter(redis, lost);
  const addresses = limitAddresses(limits, log);
  const hub: Hub = new Server({
    adapter,
    allowRequest: (request, decide) => decide(undefined, addresses.mayConnect(request)),
    connectionStateRecovery: { maxDisconnectionDuration: COMES_BACK_WITHIN_MS, skipMiddlewares: false },
    pingInterval: 25_000,
    pingTimeout: 60_000,
    maxHttpBufferSize: LARGEST_PACKET_BYTES,
    connectTimeout: 10_000,
    serveClient: false,
  });

  return {
    hub,
    sentLately,
    attach(server: HttpServer): void {
      hub.attach(server);
      gaugeOf('tiketi_queue_sockets', 'Sockets at this replica', () => hub.engine.clientsCount);
      hub.engine.on('connection', (connection: Connection) => {
        limitSent(connection);
        addresses.watch(connection);
      });
    },
    /** Resolves when whatever sockets have to be known again by is written. */
    socketsKept: lost.settled,
  };
}

export function serveSockets(hub: Hub, ctx: Omit<ConnectionContext, 'guessed'>): void {
  const guessed = limitGuesses(ctx.log);
  hub.use(handshake(ctx.verify));
  hub.on('connection', (socket) => serveConnection({ ...ctx, guessed }, socket));
}

/** Closes the connections, not the sockets: their clients then come back, to whichever replica serves. */
export const closeConnections = (hub: Hub): void => void hub.engine?.close();

import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { User } from '#shared/tokens/claims.ts';
import type { ClientMessages, ServerMessages } from './messages.ts';

/** What a socket that comes back was, until its user is known to be the same. */
export type ComingBack = { userId: string; channels: string[]; offset: string };

export type SocketData = {
  token: string;
  /** When the token ends, in milliseconds. */
  tokenEndsAt: number;
  /** Unknown while auth-service has not told its keys; such a socket hears only what is public. */
  user?: User;
  /** Until it is back. */
  comingBack?: ComingBack;
};

export type Hub = Server<ClientMessages, ServerMessages, DefaultEventsMap, SocketData>;
export type HubSocket = Socket<ClientMessages, ServerMessages, DefaultEventsMap, SocketData>;
/** The line of a socket, of which nothing but packets is known. */
export type Connection = HubSocket['conn'];

/**
 * To one socket of this replica and nobody else. Its own `emit` would send through the stream, to be read by all
 * replicas, since sockets can come back.
 */
export const toAlone = ({ nsp, id }: HubSocket) => nsp.local.to(id);

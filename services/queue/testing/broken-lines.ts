import type { Socket } from 'socket.io-client';
import { expect, vi } from 'vitest';
import { type Buyer, connect, type Replica } from './replica.ts';
import type { openSockets } from './sockets.ts';

/** What a client knows of its socket, and would tell when it comes back. */
export type Known = { pid: string; offset: string };

export const JOINS = ['join-event', 'join-queue', 'join-seat-selection'] as const;

/** Sockets at this replica whose lines break, and what is sent for their event. */
export function brokenLines(replica: Replica, sockets: ReturnType<typeof openSockets>) {
  const eventId = crypto.randomUUID();

  return {
    eventId,
    /** A buyer's socket in these channels of the event that has heard something there. */
    async aSocket(buyer: Buyer, joins: readonly string[] = JOINS) {
      const asked = joins.map((name): [string, { eventId: string }] => [name, { eventId }]);
      const joined = await sockets.of(buyer, replica, ...asked);
      const { id = '' } = joined.socket;
      const personal = joins.includes('join-queue') ? `queue:${eventId}:${buyer.userId}` : id;
      replica.hub.to(personal).emit('queue-cleared', { message: 'first' });
      await vi.waitFor(() => expect(joined.of('queue-cleared')).toHaveLength(1));
      return { ...joined, id };
    },
    /** Its line breaks, and it will come back to that replica. Returns what it will say there. */
    async breaks(socket: Socket, to: Replica): Promise<Known> {
      const gone = new Promise((resolve) => socket.once('disconnect', resolve));
      const known = sayings(socket);
      Object.assign(socket.io, { uri: to.url });
      replica.hub
        .of('/')
        .sockets.get(socket.id ?? '')
        ?.conn.close();
      await gone;
      return known;
    },
    letIn: (buyer: Buyer) =>
      replica.hub
        .to(`queue:${eventId}:${buyer.userId}`)
        .emit('queue-entry-allowed', { userId: buyer.userId, eventId, message: '' }),
    release: (seatId: string, version: number) =>
      replica.hub
        .to(`seats:${eventId}`)
        .emit('seat-released', { seatId, status: 'available', version, timestamp: '' }),
    /** A client that says it were the one that knows this. */
    async claims(buyer: Buyer, known: object, at = replica) {
      const claimed = sockets.add(connect(at.url, buyer.token, known));
      await vi.waitFor(() => expect(claimed.socket.connected).toBe(true), 10_000);
      return claimed;
    },
  };
}

function sayings(socket: Socket): Known {
  const { _pid: pid, _lastOffset: offset }: { _pid?: unknown; _lastOffset?: unknown } = Object(socket);
  return { pid: String(pid), offset: String(offset) };
}

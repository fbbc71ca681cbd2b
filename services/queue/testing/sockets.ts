import type { Socket } from 'socket.io-client';
import { expect, vi } from 'vitest';
import { aBuyer, type Buyer, listen, type Replica } from './replica.ts';

/** What a client sends. */
type Message = [name: string, payload: { eventId: string; seats?: string[] }];

/** The sockets of a test, to be closed after it. */
export function openSockets() {
  const open: Socket[] = [];

  /** To be closed with the others; and what it hears. */
  function add(socket: Socket) {
    open.push(socket);
    return { socket, ...listen(socket) };
  }

  return {
    add,
    /** A connected socket of a buyer, joined to all it was to join, and what it hears. */
    async of(buyer: Buyer, replica: Replica, ...joins: Message[]) {
      const { socket, ...ears } = add(buyer.connect(replica.url));
      socket.on('connect', () => {
        for (const [name, payload] of joins) socket.emit(name, payload);
      });
      await vi.waitFor(() => expect(socket.connected).toBe(true));
      const asked = joins.flatMap(([name, { eventId }]) => channelsBy(name, eventId, buyer.userId));
      await vi.waitFor(() => expect(channelsOf(replica, socket)).toEqual(expect.arrayContaining(asked)));
      return { socket, ...ears };
    },
    close(): void {
      for (const socket of open.splice(0)) socket.disconnect();
    },
  };
}

/** What a socket is in, as its replica knows; its own channel too. */
export const channelsOf = (replica: Replica, { id = '' }: Socket): string[] => [
  ...(replica.hub.of('/').sockets.get(id)?.rooms ?? []),
];

function channelsBy(name: string, eventId: string, userId: string): string[] {
  switch (name) {
    case 'join-event':
      return [`event:${eventId}`];
    case 'join-queue':
      return [`queue:${eventId}`, `queue:${eventId}:${userId}`];
    case 'join-seat-selection':
      return [`seats:${eventId}`];
    default:
      return [];
  }
}

/** Resolves when the second replica hears what the first sends: their adapters have begun to read. */
export async function untilLinked(one: Replica, two: Replica): Promise<void> {
  const sockets = openSockets();
  const { socket, of } = await sockets.of(await aBuyer(), two);
  await vi.waitFor(() => {
    one.hub.to(socket.id ?? '').emit('queue-cleared', { message: 'linked' });
    expect(of('queue-cleared')).not.toEqual([]);
  });
  sockets.close();
}

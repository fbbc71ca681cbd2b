import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { brokenLines } from '../../testing/broken-lines.ts';
import { ANY_EVENT, aBuyer, type Replica, startReplica } from '../../testing/replica.ts';
import { channelsOf, openSockets } from '../../testing/sockets.ts';

let one: Replica;
let two: Replica;
beforeAll(async () => {
  one = await startReplica([], {}, ANY_EVENT);
  two = await startReplica([], {}, ANY_EVENT);
});
afterAll(() => Promise.all([one.stop(), two.stop()]));
const sockets = openSockets();
afterEach(sockets.close);
let lines: ReturnType<typeof brokenLines>;
beforeEach(() => {
  lines = brokenLines(one, sockets);
});

describe('a socket whose line broke', () => {
  test('comes back as the same on another replica: in its channels, and told what it missed in order', async () => {
    const buyer = await aBuyer();
    const { socket, id, of } = await lines.aSocket(buyer);
    const before = channelsOf(one, socket);
    await lines.breaks(socket, two);
    lines.letIn(buyer);
    for (const version of [1, 2, 3]) lines.release('seat', version);
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect([socket.recovered, socket.id]).toEqual([true, id]);
    await vi.waitFor(() => expect(of('seat-released')).toHaveLength(3));
    expect(of('queue-entry-allowed')).toEqual([
      { userId: buyer.userId, eventId: lines.eventId, message: '' },
    ]);
    expect(of('seat-released')).toMatchObject([{ version: 1 }, { version: 2 }, { version: 3 }]);
    expect(of('queue-cleared')).toHaveLength(1);
    expect(channelsOf(two, socket).toSorted()).toEqual(before.toSorted());
    lines.release('seat', 4);
    await vi.waitFor(() => expect(of('seat-released')).toHaveLength(4));
    expect(of('seat-released').at(-1)).toMatchObject({ version: 4 });
  });

  test('because its replica stopped comes back likewise, also to one that started only then', async () => {
    const buyer = await aBuyer();
    const stopping = await startReplica([], {}, ANY_EVENT);
    const { socket, of } = sockets.add(buyer.connect(stopping.url));
    socket.once('connect', () => socket.emit('join-queue', { eventId: lines.eventId }));
    await vi.waitFor(() => {
      lines.letIn(buyer);
      expect(of('queue-entry-allowed').length).toBeGreaterThan(0);
    });
    const heard = of('queue-entry-allowed').length;
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    Object.assign(socket.io, { uri: one.url });
    await stopping.stop();
    await gone;
    lines.letIn(buyer);
    const started = await startReplica([], {}, ANY_EVENT);
    Object.assign(socket.io, { uri: started.url });
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect(socket.recovered).toBe(true);
    await vi.waitFor(() => expect(of('queue-entry-allowed').length).toBeGreaterThan(heard));
    socket.disconnect();
    await started.stop();
  });

  test('that has heard nothing but how many look at its event comes back likewise', async () => {
    // Something was sent at some time, to somebody.
    await lines.aSocket(await aBuyer());
    const { socket, of } = await lines.claims(await aBuyer(), {});
    const { id } = socket;
    socket.emit('join-event', { eventId: lines.eventId });
    await vi.waitFor(() => expect(of('room-info')).not.toEqual([]));
    await lines.breaks(socket, two);
    one.hub.to(`event:${lines.eventId}`).emit('ticket-updated', {
      ticketTypeId: 'a',
      availableQuantity: 1,
      totalQuantity: 2,
      version: 1,
      timestamp: '',
    });
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect([socket.recovered, socket.id]).toEqual([true, id]);
    await vi.waitFor(() => expect(of('ticket-updated')).toHaveLength(1));
  });

  test('a new socket of the same user is put into no channel', async () => {
    const buyer = await aBuyer();
    const { socket } = await lines.aSocket(buyer);
    await lines.breaks(socket, two);
    const fresh = await lines.claims(buyer, {});
    lines.letIn(buyer);
    await vi.waitFor(() => expect(fresh.of('session-restored')).toHaveLength(1));
    expect(channelsOf(one, fresh.socket)).toEqual([fresh.socket.id]);
  });

  test('that missed too much starts afresh', async () => {
    const buyer = await aBuyer();
    const { socket, id } = await lines.aSocket(buyer);
    await lines.breaks(socket, one);
    for (let version = 0; version <= 200; version++) lines.release('seat', version);
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect(socket.recovered).toBe(false);
    expect(socket.id).not.toBe(id);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { brokenLines, JOINS } from '../../testing/broken-lines.ts';
import { ANY_EVENT, aBuyer, connect, type Replica, startReplica } from '../../testing/replica.ts';
import { channelsOf, openSockets } from '../../testing/sockets.ts';

let one: Replica;
beforeAll(async () => {
  one = await startReplica([], {}, ANY_EVENT);
});
afterAll(() => one.stop());
const sockets = openSockets();
afterEach(sockets.close);
let lines: ReturnType<typeof brokenLines>;
beforeEach(() => {
  lines = brokenLines(one, sockets);
});

describe('who did not lose this socket', () => {
  test('another user hears nothing of it, comes into no channel of it, and is connected afresh', async () => {
    const [buyer, thief] = [await aBuyer(), await aBuyer()];
    const { socket } = await lines.aSocket(buyer);
    const known = await lines.breaks(socket, one);
    socket.disconnect();
    lines.letIn(buyer);
    lines.release('seat', 1);
    const stolen = await lines.claims(thief, known);
    lines.letIn(buyer);
    lines.release('seat', 2);
    stolen.socket.emit('join-event', { eventId: lines.eventId });
    await vi.waitFor(() => expect(stolen.of('room-info')).not.toEqual([]));
    expect(stolen.heard.filter(({ name }) => name !== 'room-info')).toEqual([]);
    expect(channelsOf(one, stolen.socket).toSorted()).toEqual(
      [stolen.socket.id, `event:${lines.eventId}`].toSorted(),
    );
  });

  test('nobody at all, with a bad token, hears nothing of it and is refused', async () => {
    const buyer = await aBuyer();
    const { socket } = await lines.aSocket(buyer);
    const known = await lines.breaks(socket, one);
    socket.disconnect();
    lines.letIn(buyer);
    const { socket: stranger, heard } = sockets.add(connect(one.url, 'no.token.atall', known));
    const message = await new Promise((resolve) =>
      stranger.on('connect_error', (error) => resolve(error.message)),
    );
    expect(message).toBe('Invalid authentication token');
    expect(heard).toEqual([]);
  });

  test('whoever knows its secret and has its user’s token is this socket', async () => {
    const buyer = await aBuyer();
    const { socket } = await lines.aSocket(buyer);
    const known = await lines.breaks(socket, one);
    socket.disconnect();
    const { socket: same } = await lines.claims(buyer, known);
    expect(channelsOf(one, same)).toHaveLength(JOINS.length + 2);
  });

  test('the same client a second time starts afresh', async () => {
    const buyer = await aBuyer();
    const { socket } = await lines.aSocket(buyer);
    const known = await lines.breaks(socket, one);
    await vi.waitFor(() => expect(socket.connected).toBe(true), 10_000);
    expect(socket.recovered).toBe(true);
    const again = await lines.claims(buyer, known);
    expect(channelsOf(one, again.socket)).toEqual([again.socket.id]);
  });

  test.each([
    ['an id nobody ever had', { pid: 'x'.repeat(20) }],
    ['a huge id', { pid: 'x'.repeat(10_000) }],
    ['an id that is another key', { pid: '../../room:x:line:abc' }],
    ['an id that is none', { pid: { $gt: '' } }],
    ['no offset', { offset: undefined }],
    ['an offset long gone', { offset: '1-0' }],
    ['an offset to come', { offset: '99999999999999-0' }],
    ['an offset that is a range', { offset: '-' }],
    ['a huge offset', { offset: `${'9'.repeat(10_000)}-0` }],
    ['an offset that is none', { offset: ['0-0'] }],
  ])('one with %s starts afresh', async (_, forged) => {
    const buyer = await aBuyer();
    const { socket } = await lines.aSocket(buyer);
    const known = await lines.breaks(socket, one);
    socket.disconnect();
    const claimed = await lines.claims(buyer, { ...known, ...forged });
    expect(channelsOf(one, claimed.socket)).toEqual([claimed.socket.id]);
  });
});

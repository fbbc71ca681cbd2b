import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { brokenLines } from '../../testing/broken-lines.ts';
import { aFragileRedis } from '../../testing/fragile-redis.ts';
import { ANY_EVENT, aBuyer, type Buyer, type Replica, startReplica } from '../../testing/replica.ts';
import { channelsOf, openSockets } from '../../testing/sockets.ts';

/** The redis of the second may be away. */
let redis: Awaited<ReturnType<typeof aFragileRedis>>;
let one: Replica;
let two: Replica;
beforeAll(async () => {
  redis = await aFragileRedis();
  one = await startReplica([], {}, ANY_EVENT);
  two = await startReplica([], {}, { ...ANY_EVENT, redis: { address: redis.address } });
});
afterAll(async () => {
  await Promise.all([one.stop(), two.stop()]);
  redis.cut();
});
const sockets = openSockets();
afterEach(sockets.close);
let lines: ReturnType<typeof brokenLines>;
beforeEach(() => {
  lines = brokenLines(one, sockets);
});

describe('what it costs', () => {
  /** Other tests lose sockets in the same Redis. */
  async function keptSocketsOf({ userId }: Buyer): Promise<number> {
    const keys = await one.redis.keys('queue:lost-socket:*');
    const kept = await Promise.all(keys.map((key) => one.redis.get(key)));
    return kept.filter((socket) => socket?.includes(userId)).length;
  }

  test('a client that takes its leave leaves nothing behind, nor does one that was in no channel', async () => {
    const buyer = await aBuyer();
    for (let at = 0; at < 5; at++) {
      const { socket, id } = await lines.aSocket(buyer, ['join-queue']);
      socket.disconnect();
      await vi.waitFor(() => expect(one.hub.of('/').sockets.has(id)).toBe(false));
    }
    const { socket } = await lines.aSocket(buyer, []);
    await lines.breaks(socket, one);
    expect(await keptSocketsOf(buyer)).toBe(0);
    const waiting = await lines.aSocket(buyer, ['join-queue']);
    await lines.breaks(waiting.socket, two);
    waiting.socket.disconnect();
    await vi.waitFor(async () => expect(await keptSocketsOf(buyer)).toBe(1));
  });

  test('what one socket alone is told goes through no stream', async () => {
    const buyer = await aBuyer();
    await lines.aSocket(buyer, ['join-queue']);
    const next = await lines.claims(buyer, {});
    await vi.waitFor(() => expect(next.of('session-restored')).toHaveLength(1));
    lines.release('seat', 1);
    const sent = JSON.stringify(await one.redis.xRange('queue:socket.io', '-', '+'));
    expect(sent).toContain(buyer.userId);
    expect(sent).not.toContain(next.socket.id);
  });

  test('what is kept names neither token nor e-mail, and not for long', async () => {
    const buyer = await aBuyer();
    const { socket } = await lines.aSocket(buyer);
    const { pid } = await lines.breaks(socket, two);
    socket.disconnect();
    const key = `queue:lost-socket:${pid}`;
    await vi.waitFor(async () => expect(await one.redis.exists(key)).toBe(1));
    const kept = JSON.parse((await one.redis.get(key)) ?? '');
    expect(Object.keys(kept).toSorted()).toEqual(['channels', 'sid', 'userId']);
    expect(await one.redis.pTTL(key)).toBeLessThanOrEqual(30_000);
  });

  test.each(['hang', 'cut'] as const)(
    'while Redis is away (%s) a new socket is there at once, and one that comes back within seconds, afresh',
    async (trouble) => {
      const buyer = await aBuyer();
      const { socket } = await lines.aSocket(buyer);
      const known = await lines.breaks(socket, one);
      socket.disconnect();
      redis[trouble]();
      try {
        const startedAt = performance.now();
        await lines.claims(buyer, {}, two);
        const newcomer = performance.now() - startedAt;
        const { socket: back } = await lines.claims(buyer, known, two);
        expect(newcomer).toBeLessThan(500);
        expect(performance.now() - startedAt - newcomer).toBeLessThan(4_000);
        expect(channelsOf(two, back)).toEqual([back.id]);
      } finally {
        redis.cut();
        await redis.mend();
        await vi.waitFor(() => expect(two.redis.isReady).toBe(true), 5_000);
      }
    },
  );
});

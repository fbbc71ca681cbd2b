import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBuyer, anEvent, type Replica, startReplica } from '../testing/replica.ts';
import { aRoomWithLine, type Carried, fail, ids } from '../testing/room-with-line.ts';

const events = [anEvent()];
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1_000 });
});
afterAll(() => replica.stop());

const aRoom = () => aRoomWithLine(replica, events);

describe('a ticket', () => {
  test('is worth nothing while nothing is lost: who left goes to the end', async () => {
    const room = await aRoom();
    const [first] = room.line;
    if (!first) fail();
    await first.buyer.call(replica.url, 'POST', `/api/queue/leave/${room.id}`);
    await first.buyer.call(replica.url, 'POST', `/api/queue/check/${room.id}`, undefined, first.headers);
    expect((await room.order()).at(-1)).toBe(first.buyer.userId);
  });

  test('of somebody else, of another event, forged or made longer gives no place', async () => {
    const [room, other] = [await aRoom(), await aRoom()];
    await room.lose();
    const ticket = room.line[0]?.headers['x-queue-ticket'] ?? '';
    const [, ...rest] = ticket.split('.');
    const thief = await aBuyer();
    const firstElsewhere = other.line[0] ?? fail();
    const tries: Carried[] = [
      { buyer: thief, headers: { 'x-queue-ticket': ticket } },
      firstElsewhere,
      { buyer: thief, headers: { 'x-queue-ticket': ['1', ...rest].join('.') } },
      { buyer: thief, headers: { 'x-queue-ticket': `${ticket}${'x'.repeat(500)}` } },
      { buyer: thief, headers: { 'x-queue-ticket': '...' } },
    ];
    for (const one of room.line.slice(1)) await room.poll(one);
    for (const one of tries) await room.poll(one);
    const order = await room.order();
    expect(order.slice(0, 4)).toEqual(ids(room.line.slice(1)));
    expect(order.slice(4)).toEqual([thief.userId, firstElsewhere.buyer.userId]);
  });

  test('is a cookie for browsers, set once, and dropped with the place', async () => {
    const room = await aRoom();
    const [first] = room.line;
    if (!first) fail();
    const status = (headers: Record<string, string> = {}) =>
      first.buyer.call(replica.url, 'GET', `/api/queue/status/${room.id}`, undefined, headers);
    const cookie = (await status()).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(new RegExp(`^place_${room.id}=`));
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/api']) expect(cookie).toContain(part);
    const carrying = { cookie: cookie.split(';')[0] ?? '' };
    expect((await status(carrying)).headers.get('set-cookie')).toBeNull();
    const left = await first.buyer.call(
      replica.url,
      'POST',
      `/api/queue/leave/${room.id}`,
      undefined,
      carrying,
    );
    expect(left.headers.get('set-cookie')).toContain(`place_${room.id}=; Max-Age=0`);
  });
});

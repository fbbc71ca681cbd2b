import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { roomKey } from '../room/rules.ts';
import { aBuyer, anEvent, type Buyer, type Replica, startReplica } from '../testing/replica.ts';

const events = [anEvent()];
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1_000 });
});
afterAll(() => replica.stop());

const NAMES = ['number', 'waiting', 'seen', 'active', 'arrivals', 'called', 'line', 'settings', 'restored'];

type Carried = { buyer: Buyer; headers: Record<string, string> };

/** A room for two with two inside and five in the line, each with what they carry. */
async function aRoom() {
  const event = anEvent();
  events.push(event);
  const id = event.id;
  const admin = await aBuyer('admin');
  await admin.call(replica.url, 'PUT', `/api/queue/admin/${id}`, { threshold: 2 });
  async function comes(): Promise<Carried> {
    const buyer = await aBuyer();
    const { body } = await buyer.call(replica.url, 'POST', `/api/queue/check/${id}`);
    return { buyer, headers: carried(body) };
  }
  const crowd: Carried[] = [];
  for (let count = 0; count < 7; count++) crowd.push(await comes());
  const keys = NAMES.map((name) => `${roomKey(id)}:${name}`);
  const room = {
    id,
    inside: crowd.slice(0, 2),
    line: crowd.slice(2),
    report: async () => (await admin.call(replica.url, 'GET', `/api/queue/admin/${id}`)).body,
    /** As they stand in Redis. */
    order: () => replica.redis.zRange(`${roomKey(id)}:waiting`, 0, -1),
    poll: async ({ buyer, headers }: Carried, at = replica) =>
      (await buyer.call(at.url, 'GET', `/api/queue/status/${id}`, undefined, headers)).body,
    /** Redis comes back empty. */
    async lose(eventId = id) {
      await replica.redis.del(NAMES.map((name) => `${roomKey(eventId)}:${name}`));
    },
    comes,
    keepPicture: () =>
      Promise.all(keys.map((key) => replica.redis.copy(key, `${key}:then`, { REPLACE: true }))),
    /** Redis comes back with what it had written down then. */
    async returnToPicture() {
      await replica.redis.del(keys);
      for (const key of keys) await replica.redis.copy(`${key}:then`, key, { REPLACE: true });
    },
  };
  return room;
}

const carried = ({ ticket, pass }: Record<string, unknown>): Record<string, string> => ({
  ...(typeof ticket === 'string' && { 'x-queue-ticket': ticket }),
  ...(typeof pass === 'string' && { 'x-admission-pass': pass }),
});
const ids = (some: Carried[]) => some.map(({ buyer }) => buyer.userId);

describe('22: a room whose memory is lost', () => {
  test('is built up in the old order from what its people carry, in whatever order they ask', async () => {
    const room = await aRoom();
    expect(await room.order()).toEqual(ids(room.line));
    await room.lose();
    for (const one of room.line.toReversed()) await room.poll(one);
    expect(await room.order()).toEqual(ids(room.line));
    expect(await room.poll(room.line[4] ?? fail())).toMatchObject({
      queued: true,
      position: 5,
      recovering: true,
    });
  });

  test('lets nobody in until those who were inside are there again, and keeps what the admin had set', async () => {
    const room = await aRoom();
    await room.lose();
    const newcomer = await aBuyer();
    const { body } = await newcomer.call(replica.url, 'POST', `/api/queue/check/${room.id}`);
    expect(body).toMatchObject({ queued: true, recovering: true });
    await vi.waitFor(async () =>
      expect(await room.report()).toMatchObject({ threshold: 2, currentUsers: 2 }),
    );
    await room.poll(room.line[0] ?? fail());
    expect(await room.order()).toEqual([room.line[0]?.buyer.userId, newcomer.userId]);
  });

  test('is built up also when no replica remembers it, and a stranger came first', async () => {
    const room = await aRoom();
    const fresh = await startReplica(events, { threshold: 1_000 });
    await room.lose();
    const stranger = await aBuyer();
    await stranger.call(fresh.url, 'POST', `/api/queue/check/${room.id}`);
    for (const one of [...room.line.toReversed(), ...room.inside]) await room.poll(one, fresh);
    expect((await room.order()).slice(0, 5)).toEqual(ids(room.line));
    // Of the settings too the tickets know.
    expect(await room.poll(room.line[0] ?? fail(), fresh)).toMatchObject({ threshold: 2 });
    const inside = await replica.redis.zRange(`${roomKey(room.id)}:active`, 0, -1);
    // The stranger has one of the two slots.
    expect(inside.toSorted()).toEqual([stranger.userId, room.inside[0]?.buyer.userId].toSorted());
    fresh.stop();
  });

  test('and had no line, lets people in as before: nobody has to be waited for', async () => {
    const room = await aRoom();
    const quiet = anEvent();
    events.push(quiet);
    const [inside, newcomer] = [await aBuyer(), await aBuyer()];
    await inside.call(replica.url, 'POST', `/api/queue/check/${quiet.id}`);
    await room.lose(quiet.id);
    await newcomer.call(replica.url, 'POST', `/api/queue/check/${quiet.id}`);
    await vi.waitFor(async () => {
      const { body } = await newcomer.call(replica.url, 'GET', `/api/queue/status/${quiet.id}`);
      expect(body).toMatchObject({ admitted: true, recovering: false, currentUsers: 2 });
    });
  });

  test('goes on to let people in after some seconds, first those who were first', async () => {
    const room = await aRoom();
    await room.lose();
    for (const one of room.line) await room.poll(one);
    const [first, second] = room.line;
    if (!first || !second) fail();
    await room.inside[0]?.buyer.call(replica.url, 'POST', `/api/queue/leave/${room.id}`);
    expect(await room.poll(first)).toMatchObject({ queued: true });
    await replica.redis.hSet(`${roomKey(room.id)}:line`, 'lostAt', Date.now() - 30_000);
    await vi.waitFor(async () => expect(await room.poll(first)).toMatchObject({ admitted: true }), 3_000);
    expect(await room.poll(second)).toMatchObject({ queued: true, position: 1 });
  });

  test('gives back nothing twice: who left has left', async () => {
    const room = await aRoom();
    await room.lose();
    for (const one of room.line) await room.poll(one);
    const [first] = room.line;
    if (!first) fail();
    await first.buyer.call(replica.url, 'POST', `/api/queue/leave/${room.id}`);
    await first.buyer.call(replica.url, 'POST', `/api/queue/check/${room.id}`, undefined, first.headers);
    expect((await room.order()).at(-1)).toBe(first.buyer.userId);
  });
});

describe('what replicas remember of who was inside', () => {
  /** Somebody whose slot ran out, and who stands in the line again. */
  async function lapsed(room: Awaited<ReturnType<typeof aRoom>>) {
    const [one] = room.inside;
    if (!one) fail();
    await replica.redis.zAdd(`${roomKey(room.id)}:active`, { score: 1, value: one.buyer.userId });
    const { body } = await one.buyer.call(replica.url, 'POST', `/api/queue/check/${room.id}`);
    return { buyer: one.buyer, headers: carried(body) };
  }

  test('is no longer than their slots: who lapsed and lined up again stands where they stood', async () => {
    const room = await aRoom();
    const [first] = room.line;
    const again = await lapsed(room);
    await vi.waitFor(async () => expect((await room.report()).currentUsers).toBe(2));
    // The open event page of somebody without a slot keeps none.
    await replica.rooms.keep(room.id, 'slots', [again.buyer.userId]);
    await room.lose();
    for (const one of [again, ...room.line.toReversed()]) await room.poll(one);
    const inside = await replica.redis.zRange(`${roomKey(room.id)}:active`, 0, -1);
    expect(inside).not.toContain(again.buyer.userId);
    expect(inside).toHaveLength(2);
    expect(inside).toContain(first?.buyer.userId);
    expect((await room.order()).at(-1)).toBe(again.buyer.userId);
  });

  test('of an earlier visit, by a replica that heard nothing of its end, gives way to the ticket', async () => {
    const room = await aRoom();
    const stale = await startReplica(events, { threshold: 1_000 });
    for (const one of room.inside) await room.poll(one, stale);
    const again = await lapsed(room);
    await room.lose();
    // It is the stale one that finds the loss, and tells of a slot.
    await room.poll(room.line[4] ?? fail(), stale);
    for (const one of [again, ...room.line]) await room.poll(one);
    expect((await room.order()).at(-1)).toBe(again.buyer.userId);
    await stale.stop();
  });

  test('never fills a room beyond its threshold', async () => {
    const room = await aRoom();
    for (let count = 0; count < 4; count++)
      await replica.rooms.enter(
        { eventId: room.id, userId: crypto.randomUUID() },
        { manner: 'look', solved: false, opensAt: 0, draw: 0 },
      );
    const [gone] = room.inside;
    if (!gone) fail();
    const other = await startReplica(events);
    await other.rooms.leave({ eventId: room.id, userId: gone.buyer.userId });
    await vi.waitFor(async () => expect((await room.report()).currentUsers).toBe(2));
    await room.lose();
    await room.poll(room.line[3] ?? fail());
    await vi.waitFor(async () =>
      expect(await room.report()).toMatchObject({ threshold: 2, currentUsers: 2 }),
    );
    await other.stop();
  });
});

test('22: where nobody waited nobody is waited for, and still each replica is heard', async () => {
  const other = await startReplica(events);
  const event = anEvent();
  events.push(event);
  const visit = (at: Replica, buyer: Buyer) => buyer.call(at.url, 'POST', `/api/queue/check/${event.id}`);
  const set = (settings: object) => admin.call(replica.url, 'PUT', `/api/queue/admin/${event.id}`, settings);
  const [admin, one, two, newcomer] = [await aBuyer('admin'), await aBuyer(), await aBuyer(), await aBuyer()];
  await set({ threshold: 10 });
  await visit(other, one);
  await visit(replica, two);
  await set({ threshold: 9 });
  const room = await aRoom();
  await room.lose(event.id);
  expect(await replica.rooms.peek(event.id)).toMatchObject({ currentUsers: 0 });
  await visit(other, newcomer);
  await vi.waitFor(async () =>
    expect((await visit(other, newcomer)).body).toMatchObject({ admitted: true, threshold: 10 }),
  );
  expect((await visit(replica, two)).body).toMatchObject({ admitted: true, currentUsers: 3, threshold: 9 });
  await other.stop();
});

test('22: of two memories of what a room was set to the later one stands, whoever speaks first', async () => {
  const room = await aRoom();
  const admin = await aBuyer('admin');
  const old = room.line[0] ?? fail();
  await admin.call(replica.url, 'PUT', `/api/queue/admin/${room.id}`, { state: 'paused' });
  const fresh = await startReplica(events, { threshold: 1_000 });
  const newer = { ...old, headers: carried(await room.poll(room.line[1] ?? fail())) };
  await room.lose();
  await room.poll(old, fresh);
  expect(await room.poll(old, fresh)).toMatchObject({ threshold: 2, state: 'open' });
  await room.poll({ buyer: room.line[1]?.buyer ?? fail(), headers: newer.headers }, fresh);
  expect(await room.poll(old, fresh)).toMatchObject({ threshold: 2, state: 'paused' });
  await fresh.stop();
});

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

test('22: a Redis that came back with an older picture is told so, and nobody who came since loses a place', async () => {
  const room = await aRoom();
  await room.keepPicture();
  const late = [await room.comes(), await room.comes()];
  await room.returnToPicture();
  const newcomer = await aBuyer();
  await newcomer.call(replica.url, 'POST', `/api/queue/check/${room.id}`);
  for (const one of late.toReversed()) await room.poll(one);
  expect(await room.order()).toEqual([...ids(room.line), ...ids(late), newcomer.userId]);
});

function fail(): never {
  throw new Error('nobody there');
}

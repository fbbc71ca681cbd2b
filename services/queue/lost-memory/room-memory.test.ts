import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { roomKey } from '../room/rules.ts';
import { aBuyer, anEvent, type Buyer, type Replica, startReplica } from '../testing/replica.ts';
import { aRoomWithLine, carried, fail, type RoomWithLine } from '../testing/room-with-line.ts';

const events = [anEvent()];
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1_000 });
});
afterAll(() => replica.stop());

const aRoom = () => aRoomWithLine(replica, events);

describe('what replicas remember of who was inside', () => {
  /** Somebody whose slot ran out, and who stands in the line again. */
  async function lapsed(room: RoomWithLine) {
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
  const gone = await startReplica(events, { threshold: 1_000 });
  const room = await aRoomWithLine(replica, events, gone);
  const admin = await aBuyer('admin');
  const old = room.line[0] ?? fail();
  await admin.call(gone.url, 'PUT', `/api/queue/admin/${room.id}`, { state: 'paused' });
  const fresh = await startReplica(events, { threshold: 1_000 });
  const newer = { ...old, headers: carried(await room.poll(room.line[1] ?? fail(), gone)) };
  // Else it would tick the line, and tell the room what it knows.
  await gone.stop();
  await room.lose();
  await room.poll(old, fresh);
  expect(await room.poll(old, fresh)).toMatchObject({ threshold: 2, state: 'open' });
  await room.poll({ buyer: room.line[1]?.buyer ?? fail(), headers: newer.headers }, fresh);
  expect(await room.poll(old, fresh)).toMatchObject({ threshold: 2, state: 'paused' });
  await fresh.stop();
});

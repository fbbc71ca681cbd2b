import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { roomKey } from '../room/rules.ts';
import { aBuyer, anEvent, type Replica, startReplica } from '../testing/replica.ts';
import { aRoomWithLine, fail, ids } from '../testing/room-with-line.ts';

const events = [anEvent()];
let replica: Replica;
beforeAll(async () => {
  replica = await startReplica(events, { threshold: 1_000 });
});
afterAll(() => replica.stop());

const aRoom = () => aRoomWithLine(replica, events);

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
    const gone = await startReplica(events, { threshold: 1_000 });
    const room = await aRoomWithLine(replica, events, gone);
    // Else it would tick the line, and tell the room what it knows.
    await gone.stop();
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

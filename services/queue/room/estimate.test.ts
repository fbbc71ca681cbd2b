import { afterAll, beforeAll, expect, test } from 'vitest';
import { sleep } from '../testing/replica.ts';
import { connectClients, people } from '../testing/rooms.ts';
import type { Standing } from './replies/standing.ts';

let clients: Awaited<ReturnType<typeof connectClients>>;
beforeAll(async () => {
  clients = await connectClients();
});
afterAll(() => clients.close());

/** A line behind a room into which so many a second may go. */
async function aMovingLine(length: number, admitPerSecond: number) {
  const room = clients.aRoom({ threshold: 1 });
  await room.enter('in');
  await Promise.all(people(length).map((user) => room.enter(user)));
  await room.set({ threshold: 1_000_000, admitPerSecond });
  const line = await room.line();
  return { room, last: line.at(-1) ?? '' };
}

/** What somebody in the line is told, every tick of so many seconds. */
async function toldWhile(
  room: Awaited<ReturnType<typeof aMovingLine>>['room'],
  user: string,
  seconds: number,
) {
  const told: Standing[] = [];
  for (const endsAt = Date.now() + seconds * 1_000; Date.now() < endsAt; ) {
    await Promise.all([room.admit(), sleep(100)]);
    told.push(await room.look(user));
  }
  return told;
}

test('nobody is told a number before there is a pace to tell it from', async () => {
  const { room, last } = await aMovingLine(20, 1);
  expect(await room.look(last)).toMatchObject({ estimate: null });
  const [first] = (await room.admit()).called;
  expect(first).toBeDefined();
  expect(await room.look(last)).toMatchObject({ estimate: null, estimatedWait: expect.any(Number) });
  expect((await room.peek()).estimate).toBeNull();
});

test('the range holds what comes, at a steady pace', async () => {
  const { room, last } = await aMovingLine(200, 20);
  const told = await toldWhile(room, last, 6);
  const { estimate, estimatedWait = 0, position = 0 } = told.at(-1) ?? {};
  expect(estimatedWait).toBeGreaterThanOrEqual(Math.floor(position / 26));
  expect(estimatedWait).toBeLessThanOrEqual(Math.ceil(position / 14));
  expect(Number.isInteger(estimatedWait)).toBe(true);
  const askedAt = Date.now();
  while ((await room.look(last)).state === 'waiting') await Promise.all([room.admit(), sleep(50)]);
  const seconds = (Date.now() - askedAt) / 1_000;
  expect(seconds).toBeGreaterThanOrEqual(estimate?.low ?? Number.POSITIVE_INFINITY);
  expect(seconds).toBeLessThanOrEqual(estimate?.high ?? 0);
});

test('an estimate never rises without saying so', async () => {
  const { room, last } = await aMovingLine(600, 50);
  const fast = await toldWhile(room, last, 7);
  await room.set({ admitPerSecond: 5 });
  const slow = await toldWhile(room, last, 4);
  const told = [...fast, ...slow].filter(({ estimate }) => estimate !== null);
  const high = (one: Standing | undefined) => one?.estimate?.high ?? Number.POSITIVE_INFINITY;
  const rises = told.filter((now, at) => at > 0 && high(now) > high(told[at - 1]));
  expect(rises.length).toBeGreaterThan(0);
  expect(rises.filter(({ slowed }) => !slowed)).toEqual([]);
  expect(fast.some(({ slowed }) => !slowed)).toBe(true);
});

test('who moves up is never told longer, whatever the pace', async () => {
  const room = clients.aRoom({ threshold: 1 });
  await room.enter('in');
  const line = people(25);
  for (const user of line) await room.enter(user);
  for (const counted of [5, 20, 34, 58, 90, 2_400]) {
    await room.setPace(counted / 60, counted);
    const told = await Promise.all(line.map((user) => room.look(user)));
    for (const end of ['low', 'high'] as const) {
      const along = told.map(({ estimate }) => estimate?.[end] ?? Number.NaN);
      expect(along).toEqual(along.toSorted((a, b) => a - b));
    }
  }
});

test('a paused room promises nothing', async () => {
  const { room, last } = await aMovingLine(200, 20);
  const told = await toldWhile(room, last, 5.5);
  expect(told.at(-1)?.estimate).not.toBeNull();
  await room.set({ state: 'paused' });
  expect(await room.look(last)).toMatchObject({ estimate: null, roomState: 'paused' });
});

test('a line that has come to a standstill for a minute promises nothing, and has said that it slowed', async () => {
  const { room, last } = await aMovingLine(200, 20);
  await toldWhile(room, last, 5.5);
  // As a minute later, in which the room was full and nobody was called up.
  await room.set({ threshold: 1 });
  await room.forgetCalled();
  await room.admit();
  expect(await room.look(last)).toMatchObject({ state: 'waiting', estimate: null, slowed: true });
});

test('who moves up is never promised a later end at the same pace', async () => {
  const { room } = await aMovingLine(150, 20);
  await toldWhile(room, 'nobody', 5.5);
  const line = await room.line();
  const highs: number[] = [];
  for (const user of line) highs.push((await room.look(user)).estimate?.high ?? -1);
  expect(highs.length).toBeGreaterThan(20);
  expect(highs).toEqual(highs.toSorted((a, b) => a - b));
});

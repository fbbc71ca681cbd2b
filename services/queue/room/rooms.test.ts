import { afterAll, beforeAll, expect, test } from 'vitest';
import { sleep } from '../testing/replica.ts';
import { connectClients, people } from '../testing/rooms.ts';

let clients: Awaited<ReturnType<typeof connectClients>>;
beforeAll(async () => {
  clients = await connectClients();
});
afterAll(() => clients.close());

test('50: 1,200 people race for 1,000 slots: exactly 1,000 are in, the others stand in line once each', async () => {
  const room = clients.aRoom({ threshold: 1_000 });
  const standings = await Promise.all(people(1_200).map((user, at) => room.enter(user, at)));
  const waiting = standings.filter(({ state }) => state === 'waiting');
  expect(standings.filter(({ state }) => state === 'inside')).toHaveLength(1_000);
  expect(waiting.map(({ position }) => position).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 200 }, (_, at) => at + 1),
  );
  expect(await room.peek()).toMatchObject({ queueSize: 200, currentUsers: 1_000 });
});

test('who comes again keeps the place, and who is inside keeps the slot', async () => {
  const room = clients.aRoom({ threshold: 1 });
  const first = await room.enter('in');
  await room.enter('a');
  await room.enter('b');
  expect(await room.enter('a')).toMatchObject({ state: 'waiting', position: 1, queueSize: 2 });
  expect(await room.look('b')).toMatchObject({ state: 'waiting', position: 2, threshold: 1 });
  await sleep(1_100);
  const again = await room.enter('in');
  expect(again.state).toBe('inside');
  expect(Number(again.slotEnds)).toBeGreaterThan(Number(first.slotEnds));
});

test('a Redis that was restarted is told the scripts again', async () => {
  const room = clients.aRoom();
  await room.enter('a');
  await clients.forgetScripts();
  expect(await room.enter('a')).toMatchObject({ state: 'inside' });
});

test('nobody walks past the line when a slot is free', async () => {
  const room = clients.aRoom({ threshold: 1 });
  for (const user of ['in', 'a', 'b']) await room.enter(user);
  await room.leave('in');
  expect(await room.enter('newcomer')).toMatchObject({ state: 'waiting', position: 3 });
  expect(await room.ask('other')).toMatchObject({ state: 'outside' });
  expect((await room.admit()).called).toMatchObject([{ userId: 'a' }]);
  expect(await room.look('a')).toMatchObject({ state: 'inside', position: 0, estimatedWait: 0 });
});

test('a poll that comes after leaving does not bring the user back; entering does', async () => {
  const room = clients.aRoom({ threshold: 1 });
  for (const user of ['in', 'a']) await room.enter(user);
  expect(await room.leave('a')).toMatchObject({ wasThere: true });
  expect(await room.leave('a')).toMatchObject({ wasThere: false });
  expect(await room.look('a')).toMatchObject({ state: 'outside', position: 0, queueSize: 0 });
  expect(await room.enter('a')).toMatchObject({ state: 'waiting', position: 1 });
});

test('who is found nowhere by a poll is let in or lined up', async () => {
  const room = clients.aRoom({ threshold: 1 });
  expect(await room.look('a')).toMatchObject({ state: 'inside' });
  expect(await room.look('b')).toMatchObject({ state: 'waiting', position: 1 });
});

test('51: a place whose user is gone ends, and the line moves on', async () => {
  const room = clients.aRoom({ threshold: 1 });
  for (const user of ['in', 'gone', 'b']) await room.enter(user);
  await room.forget('gone');
  expect(await room.look('b')).toMatchObject({ position: 1, queueSize: 1 });
});

test('nobody loses a place because the service itself was away', async () => {
  const room = clients.aRoom({ threshold: 1 });
  for (const user of ['in', 'a', 'b']) await room.enter(user);
  await Promise.all(['a', 'b'].map(room.forget));
  await room.setTicked(Date.now() - 90_000);
  expect(await room.look('b')).toMatchObject({ state: 'waiting', position: 2 });
  expect(await room.look('a')).toMatchObject({ state: 'waiting', position: 1 });
});

test('51: a slot whose user is gone is free; signs of life keep the others', async () => {
  const room = clients.aRoom({ threshold: 2, slotMs: 300 });
  for (const user of ['stays', 'gone', 'a']) await room.enter(user);
  await sleep(200);
  await room.keep('slots', ['stays', 'stranger']);
  await sleep(200);
  expect((await room.admit()).called).toMatchObject([{ userId: 'a' }]);
  expect(await room.inside()).toEqual(['a', 'stays']);
});

test('a reservation frees the slot of its buyer once, however often its end is told', async () => {
  const room = clients.aRoom({ threshold: 1 });
  await room.enter('buyer');
  expect(await room.release('buyer', 'reservation-1')).toBeGreaterThan(0);
  await room.enter('buyer');
  expect(await room.release('buyer', 'reservation-1')).toBe(0);
  expect(await room.look('buyer')).toMatchObject({ state: 'inside' });
  expect(await room.release('buyer', 'reservation-2')).toBeGreaterThan(0);
});

test('a reservation of an earlier visit does not end the one of now', async () => {
  const room = clients.aRoom({ threshold: 1 });
  const earlier = await room.enter('buyer');
  await room.leave('buyer');
  const now = await room.enter('buyer');
  expect(await room.release('buyer', 'reservation-1', earlier.number)).toBe(0);
  expect(await room.look('buyer')).toMatchObject({ state: 'inside', number: now.number });
  expect(await room.release('buyer', 'reservation-2', now.number)).toBe(now.number);
});

test('no more are called up in any second than the rate allows', async () => {
  const room = clients.aRoom({ threshold: 1 });
  await room.enter('in');
  await Promise.all(people(60).map((user) => room.enter(user)));
  await room.set({ threshold: 1_000, admitPerSecond: 10 });
  const endsAt = Date.now() + 2_300;
  while (Date.now() < endsAt) await Promise.all([room.admit(0), room.admit(1), sleep(20)]);
  const times = (await room.called()).map(({ score }) => score);
  expect(times.length).toBeGreaterThanOrEqual(20);
  const within = (ms: number, time: number) =>
    times.filter((other) => other > time - ms && other <= time).length;
  for (const time of times) {
    expect(within(1_000, time)).toBeLessThanOrEqual(10);
    expect(within(250, time)).toBeLessThanOrEqual(8);
  }
});

test('the rate is reached by ticks that come when they come, and what a late one left is made up for', async () => {
  const room = clients.aRoom({ threshold: 1 });
  await room.enter('in');
  await Promise.all(people(300).map((user) => room.enter(user)));
  await room.set({ threshold: 1_000, admitPerSecond: 40 });
  await room.admit();
  const before = (await room.called()).length;
  const startedAt = Date.now();
  for (let tick = 0; tick < 16; tick++) await Promise.all([room.admit(tick), sleep(250)]);
  await room.admit();
  const seconds = (Date.now() - startedAt) / 1_000;
  const reached = ((await room.called()).length - before) / (40 * seconds);
  expect(reached).toBeGreaterThan(0.85);
  expect(reached).toBeLessThan(1.15);
});

test('a room in which nobody newly arrives is kept as long as somebody ticks it', async () => {
  const room = clients.aRoom({ threshold: 1 });
  for (const user of ['in', 'a']) await room.enter(user);
  await room.expireSoon();
  await room.admit();
  expect(await room.shortestLife()).toBeGreaterThan(23 * 3_600_000);
});

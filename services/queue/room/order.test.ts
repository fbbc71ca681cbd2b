import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectClients, people } from '../testing/rooms.ts';
import { drawnPlaces } from './draw.ts';

let clients: Awaited<ReturnType<typeof connectClients>>;
beforeAll(async () => {
  clients = await connectClients();
});
afterAll(() => clients.close());

const drawPlace = drawnPlaces('a secret of more than 32 characters');
const IN_AN_HOUR = () => Date.now() + 3_600_000;

describe('in an event that draws among the first', () => {
  /** A room for nobody but those who are drawn first, with people who came before and after the opening. */
  async function aDrawnRoom(early: string[], late: string[]) {
    const eventId = crypto.randomUUID();
    const room = clients.aRoom({ threshold: 3 });
    await room.set({ order: 'preopen-shuffle' });
    const opensAt = IN_AN_HOUR();
    const draw = (userId: string) => drawPlace({ eventId, userId });
    for (const user of early) {
      const standing = await room.enter(user, 0, { opensAt, draw: draw(user) });
      expect(standing).toMatchObject({ state: 'waiting', beforeDraw: true, estimate: null });
      // Nobody is promised more than not to be behind the last.
      expect(standing.position).toBe(standing.queueSize);
    }
    for (const user of late) await room.enter(user, 0, { opensAt: Date.now() - 1, draw: draw(user) });
    return { room, opensAt, drawn: early.toSorted((a, b) => draw(a) - draw(b)), draw };
  }

  test('nobody goes in before it opens, though there is room', async () => {
    const { room, opensAt } = await aDrawnRoom(people(5), []);
    expect((await room.admit(0, opensAt)).called).toEqual([]);
    expect(await room.ask('somebody')).toMatchObject({ state: 'outside' });
    expect(await room.inside()).toEqual([]);
  });

  test('nobody goes in while nobody can say when it opens, but by what was said last', async () => {
    const { room, opensAt, draw } = await aDrawnRoom(people(5), []);
    const unknown = { opensAt: -1, draw: draw('late') };
    expect((await room.admit(0, -1)).called).toEqual([]);
    expect(await room.enter('late', 0, unknown)).toMatchObject({ beforeDraw: true, place: draw('late') });
    await room.admit(0, Date.now() - 1);
    expect((await room.admit(0, -1)).room.currentUsers).toBe(3);
    expect(opensAt).toBeGreaterThan(Date.now());
    const never = clients.aRoom({ threshold: 3 });
    await never.set({ order: 'preopen-shuffle' });
    expect(await never.enter('somebody', 0, unknown)).toMatchObject({ state: 'waiting', beforeDraw: true });
  });

  test('those who came before stand in drawn order, and all others behind them as they came', async () => {
    const late = ['late-1', 'late-2', 'late-3'];
    const { room, drawn } = await aDrawnRoom(people(20), late);
    expect(drawn).not.toEqual(people(20));
    expect(await room.line()).toEqual([...drawn, ...late]);
    expect((await room.admit(0, Date.now() - 1)).called.map(({ userId }) => userId)).toEqual(
      drawn.slice(0, 3),
    );
  });

  test('nobody draws again by leaving and coming back', async () => {
    const { room, drawn, opensAt, draw } = await aDrawnRoom(people(20), []);
    for (const user of people(20)) {
      await room.leave(user);
      await room.enter(user, 1, { opensAt, draw: draw(user) });
    }
    expect(await room.line()).toEqual(drawn);
  });

  test('each has the same chance', () => {
    const eventId = crypto.randomUUID();
    const front = Array.from({ length: 2_000 }, (_, round) =>
      people(4).toSorted(
        (a, b) =>
          drawPlace({ eventId: `${eventId}${round}`, userId: a }) -
          drawPlace({ eventId: `${eventId}${round}`, userId: b }),
      ),
    ).map(([first]) => first);
    for (const user of people(4)) {
      const wins = front.filter((first) => first === user).length;
      // 500 expected; beyond six standard deviations something is wrong.
      expect(Math.abs(wins - 500)).toBeLessThan(117);
    }
  });
});

test('in an event without a draw the first come first, also before the sale opens', async () => {
  const room = clients.aRoom({ threshold: 1 });
  const before = { opensAt: IN_AN_HOUR(), draw: -5 };
  expect(await room.enter('first', 0, before)).toMatchObject({ state: 'inside' });
  for (const user of ['b', 'a', 'c']) await room.enter(user, 1, before);
  expect(await room.line()).toEqual(['b', 'a', 'c']);
});

test('the marks along a line say where each number stands', async () => {
  const room = clients.aRoom({ threshold: 1 });
  await room.enter('in');
  const numbers: number[] = [];
  for (const user of people(100)) numbers.push((await room.enter(user)).place);
  for (const user of people(100).filter((_, at) => at % 3 === 0)) await room.leave(user);
  const { marks } = await room.admit();
  const line = numbers.filter((_, at) => at % 3 !== 0);
  expect(marks).toHaveLength(20);
  expect(marks?.at(0)).toEqual({ place: line[0], ahead: 0 });
  expect(marks?.at(-1)).toEqual({ place: line.at(-1), ahead: line.length - 1 });
  for (const { place, ahead } of marks ?? []) expect(line.indexOf(place)).toBe(ahead);
  // Once a second, from whichever replica ticks next.
  expect((await room.admit(1)).marks).toBeNull();
});

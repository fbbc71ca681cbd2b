import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectClients, people, type TestRoom } from '../testing/rooms.ts';
import { ROOM_STATES, type RoomState } from './settings.ts';

let clients: Awaited<ReturnType<typeof connectClients>>;
beforeAll(async () => {
  clients = await connectClients();
});
afterAll(() => clients.close());

const USERS = people(6);
const anyUser = fc.constantFrom(...USERS);
const anyVisit = fc.record({
  act: fc.constantFrom('enter', 'enter', 'look', 'ask', 'leave', 'forget'),
  user: anyUser,
});
const anyAct = fc.oneof(
  { weight: 8, arbitrary: anyVisit },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('admit') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('set'), state: fc.constantFrom(...ROOM_STATES) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('set'), threshold: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('clear') }) },
);
type Act = { act: string; user?: string; state?: RoomState; threshold?: number };

/** What a room must do, said without Redis. */
function aModel(threshold: number) {
  let inside: string[] = [];
  let line: string[] = [];
  let state: RoomState = 'open';
  const left = new Set<string>();
  const drop = (user: string) => {
    inside = inside.filter((one) => one !== user);
    line = line.filter((one) => one !== user);
  };
  const callsUp = () => state === 'open' || state === 'draining';

  function come(act: string, user: string): void {
    if (inside.includes(user) || line.includes(user) || (act === 'look' && left.has(user))) return;
    if (state === 'draining' || state === 'rejecting') return;
    const hasSpace = callsUp() && line.length === 0 && inside.length < threshold;
    if (act === 'ask' && !hasSpace) return;
    left.delete(user);
    (hasSpace ? inside : line).push(user);
  }
  return {
    state: () => ({ inside: inside.toSorted(), line }),
    perform({ act, user = '', ...set }: Act) {
      switch (act) {
        case 'set':
          state = set.state ?? state;
          threshold = set.threshold ?? threshold;
          break;
        case 'clear':
          [inside, line] = [[], []];
          break;
        case 'admit':
          if (callsUp()) inside.push(...line.splice(0, Math.max(threshold - inside.length, 0)));
          break;
        case 'leave':
          left.add(user);
          drop(user);
          break;
        case 'forget':
          drop(user);
          break;
        default:
          come(act, user);
      }
    },
  };
}

async function perform(room: TestRoom, { act, user = '', ...set }: Act, at = 0): Promise<void> {
  if (act === 'enter') await room.enter(user, at);
  if (act === 'look') await room.look(user, at);
  if (act === 'ask') await room.ask(user, at);
  if (act === 'leave') await room.leave(user, at);
  if (act === 'forget') await room.forget(user);
  if (act === 'admit') await room.admit(at);
  if (act === 'clear') await room.clear();
  if (act === 'set') await room.set(set);
}

test('whatever is done in whatever order, the room does what its model says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(anyAct, { maxLength: 40, size: 'max' }),
      async (threshold, acts) => {
        const room = clients.aRoom({ threshold, admitPerSecond: 10_000 });
        const model = aModel(threshold);
        for (const act of acts) {
          await perform(room, act);
          model.perform(act);
          await room.peek();
          expect({ inside: await room.inside(), line: await room.line() }).toEqual(model.state());
        }
      },
    ),
    { numRuns: 150 },
  );
});

const anyPlainAct = fc.oneof(
  { weight: 4, arbitrary: anyVisit },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('admit') }) },
);
const anyRounds = fc.array(fc.array(anyPlainAct, { minLength: 1, maxLength: 8, size: 'max' }), {
  maxLength: 8,
  size: 'max',
});

test('several replicas at once: never more inside than allowed, no place lost, nobody overtaken', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), anyRounds, async (threshold, rounds) => {
      const room = clients.aRoom({ threshold, admitPerSecond: 10_000 });
      for (const round of rounds) {
        const before = await room.line();
        await Promise.all(round.map((act, at) => perform(room, act, at)));
        const { currentUsers } = await room.peek();
        expect(currentUsers).toBeLessThanOrEqual(threshold);
        const [inside, line] = [await room.inside(), await room.line()];
        expect(line.filter((user) => inside.includes(user))).toEqual([]);
        const by = (...acts: string[]) =>
          round.flatMap((one) => ('user' in one && acts.includes(one.act) ? [one.user] : []));
        const gone = by('leave', 'forget');
        for (const user of [...before, ...by('enter')])
          if (!gone.includes(user)) expect([...inside, ...line]).toContain(user);
        const stayed = before.filter((user) => !gone.includes(user));
        expect(line.filter((user) => stayed.includes(user))).toEqual(
          stayed.filter((user) => line.includes(user)),
        );
        const calledUp = stayed.filter((user) => !line.includes(user));
        expect(calledUp).toEqual(stayed.slice(0, calledUp.length));
      }
      const order = (await room.called()).map(({ value }) => Number(value));
      expect(new Set(order).size).toBe(order.length);
    }),
    { numRuns: 100 },
  );
});

test('22: whatever Redis loses, and whoever comes back first, those who carry tickets stand as they stood', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.uniqueArray(anyUser, { minLength: 4 }),
      fc.shuffledSubarray(USERS, { minLength: USERS.length }),
      fc.subarray([0, 1, 2, 3]),
      async (threshold, arrivals, comeBack, restarted) => {
        const room = clients.aRoom({ threshold });
        const came = new Map<string, Awaited<ReturnType<typeof room.enter>>>();
        for (const [at, user] of arrivals.entries()) came.set(user, await room.enter(user, at));
        const line = await room.line();
        await room.lose();
        for (const at of restarted) room.restartReplica(at);
        for (const [at, user] of comeBack.entries()) {
          const { number = 0, place = 0, cameAt = 0, state } = came.get(user) ?? {};
          await room.enter(
            user,
            at,
            state === 'waiting' ? { lost: { number, place, cameAt, settings: {} } } : {},
          );
        }
        const after = await room.line();
        const [back, newcomers] = [line, after.slice(line.length)];
        const stand = after.filter((user) => line.includes(user));
        // Without anybody's memory of the room, whoever comes before the first ticket finds it new.
        expect(stand).toEqual(back.filter((user) => stand.includes(user)));
        expect(newcomers.filter((user) => line.includes(user))).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectClients, people, type TestRoom } from '../testing/rooms.ts';

let clients: Awaited<ReturnType<typeof connectClients>>;
beforeAll(async () => {
  clients = await connectClients();
});
afterAll(() => clients.close());

const USERS = people(6);
const anyUser = fc.constantFrom(...USERS);
const anyAct = fc.oneof(
  fc.record({ act: fc.constantFrom('enter', 'enter', 'look', 'leave', 'forget'), user: anyUser }),
  fc.record({ act: fc.constant('admit'), user: fc.constant('') }),
);
type Act = { act: string; user: string };

/** What a room must do, said without Redis. */
function aModel(threshold: number) {
  let inside: string[] = [];
  let line: string[] = [];
  const left = new Set<string>();
  const drop = (user: string) => {
    inside = inside.filter((one) => one !== user);
    line = line.filter((one) => one !== user);
  };
  return {
    state: () => ({ inside: inside.toSorted(), line }),
    perform({ act, user }: Act) {
      if (act === 'forget') drop(user);
      if (act === 'leave') {
        drop(user);
        left.add(user);
      }
      if (act === 'admit') inside.push(...line.splice(0, threshold - inside.length));
      if (act !== 'enter' && act !== 'look') return;
      if (inside.includes(user) || line.includes(user) || (act === 'look' && left.has(user))) return;
      left.delete(user);
      if (line.length === 0 && inside.length < threshold) inside.push(user);
      else line.push(user);
    },
  };
}

async function perform(room: TestRoom, { act, user }: Act, at = 0): Promise<void> {
  if (act === 'enter') await room.enter(user, at);
  if (act === 'look') await room.look(user, at);
  if (act === 'leave') await room.leave(user, at);
  if (act === 'forget') await room.forget(user);
  if (act === 'admit') await room.admit(at);
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

test('several replicas at once: never more inside than allowed, no place lost, nobody overtaken', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.array(anyAct, { minLength: 1, maxLength: 8, size: 'max' }), { maxLength: 8, size: 'max' }),
      async (threshold, rounds) => {
        const room = clients.aRoom({ threshold, admitPerSecond: 10_000 });
        for (const round of rounds) {
          const before = await room.line();
          await Promise.all(round.map((act, at) => perform(room, act, at)));
          const { currentUsers } = await room.peek();
          expect(currentUsers).toBeLessThanOrEqual(threshold);
          const [inside, line] = [await room.inside(), await room.line()];
          expect(line.filter((user) => inside.includes(user))).toEqual([]);
          const gone = round.filter(({ act }) => act === 'leave' || act === 'forget').map(({ user }) => user);
          const entered = round.filter(({ act }) => act === 'enter').map(({ user }) => user);
          for (const user of [...before, ...entered])
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
      },
    ),
    { numRuns: 100 },
  );
});

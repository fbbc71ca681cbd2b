import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEvent, type Replica, sleep, startReplica } from '../testing/replica.ts';
import { people } from '../testing/rooms.ts';

const THRESHOLD = 20;
const LONGEST_FREE_MS = 1_500;

const events = [anEvent()];
let replicas: Replica[];
beforeAll(async () => {
  const rules = { threshold: THRESHOLD, slotMs: 700 };
  replicas = [await startReplica(events, rules), await startReplica(events, rules)];
});
afterAll(() => {
  for (const replica of replicas) replica.stop();
});

/** A room with a line of 300, whose people may do as they like. */
async function aRush() {
  const event = anEvent();
  events.push(event);
  const at = (index: number) => replicas[index % replicas.length]?.rooms ?? fail();
  const visitor = (userId: string) => ({ eventId: event.id, userId });
  const entry = { manner: 'enter', solved: false, opensAt: 0, draw: 0 } as const;
  for (const [index, user] of people(300).entries()) await at(index).enter(visitor(user), entry);
  // As a poll of somebody in the line does it.
  for (const { admission } of replicas) admission.lineSeen(event.id);
  return {
    leave: (user: string, index: number) => at(index).leave(visitor(user)),
    release: (user: string, index: number) =>
      at(index).release(visitor(user), { id: crypto.randomUUID(), visit: 0 }),
    peek: () => at(0).peek(event.id),
  };
}

test('whoever leaves, buys or vanishes, no slot is free for long while somebody waits, and never one too many given', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('leave', 'release', 'vanish'), fc.integer({ min: 0, max: 299 })), {
        minLength: 100,
        maxLength: 200,
        size: 'max',
      }),
      async (acts) => {
        const rush = await aRush();
        let freeSince: number | undefined;
        for (const [index, [act, person]] of acts.entries()) {
          const user = `user-${person}`;
          // Who vanishes does nothing: their slot runs out.
          if (act === 'leave') await rush.leave(user, index);
          if (act === 'release') await rush.release(user, index);
          const [{ currentUsers, queueSize }] = await Promise.all([rush.peek(), sleep(20)]);
          expect(currentUsers).toBeLessThanOrEqual(THRESHOLD);
          const isFree = currentUsers < THRESHOLD && queueSize > 0;
          freeSince = isFree ? (freeSince ?? Date.now()) : undefined;
          expect(Date.now() - (freeSince ?? Date.now())).toBeLessThan(LONGEST_FREE_MS);
        }
      },
    ),
    { numRuns: 4 },
  );
});

function fail(): never {
  throw new Error('no such replica');
}

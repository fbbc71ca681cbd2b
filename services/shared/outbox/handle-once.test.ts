import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from '../ids.ts';
import { handleOnce } from './handle-once.ts';
import { openPostRoom, type PostRoom } from './testing/post-room.ts';

let room: PostRoom;
beforeAll(async () => {
  room = await openPostRoom();
});
beforeEach(() => sql`delete from effects`.execute(room.db));
afterAll(() => room.close());

const effects = async () => (await sql`select from effects`.execute(room.db)).rows.length;

/** Handles an event with an effect that lasts until it is let go on; `begun` once it is at it. */
function slowly(eventId: string) {
  const begun = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const handled = handleOnce(room.db, eventId, async (tx) => {
    await sql`insert into effects values (1)`.execute(tx);
    begun.resolve();
    await goOn.promise;
    return 'first';
  });
  return { begun: begun.promise, goOn, handled };
}

const quickly = (eventId: string) =>
  handleOnce(room.db, eventId, async (tx) => {
    await sql`insert into effects values (2)`.execute(tx);
    return 'second';
  });

/** Resolves once somebody waits for somebody else's transaction in this database. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(room.db);
    if (rows.length > 0) return;
  }
}

test('twenty deliveries of one event at once have one effect', async () => {
  const eventId = uuidv7();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => quickly(eventId)));
  expect(await effects()).toBe(1);
  expect(outcomes.filter((outcome) => outcome === 'second')).toHaveLength(1);
});

test('30: a delivery that comes while the first is still handled waits for it, and has no effect of its own', async () => {
  const eventId = uuidv7();
  const first = slowly(eventId);
  await first.begun;
  const second = quickly(eventId);
  await somebodyWaits();
  first.goOn.resolve();
  expect(await first.handled).toBe('first');
  expect(await second).toBeUndefined();
  expect(await effects()).toBe(1);
});

test('30: when the first comes to nothing, the one that waited has the effect', async () => {
  const eventId = uuidv7();
  const first = slowly(eventId);
  await first.begun;
  const second = quickly(eventId);
  await somebodyWaits();
  first.goOn.reject(new Error('database away'));
  await expect(first.handled).rejects.toThrow('database away');
  expect(await second).toBe('second');
  expect(await effects()).toBe(1);
});

test('30: one that would wait for too long is told to come again, and finds the effect then', async () => {
  const eventId = uuidv7();
  const first = slowly(eventId);
  await first.begun;
  await expect(quickly(eventId)).rejects.toThrow(/timeout/);
  first.goOn.resolve();
  await first.handled;
  expect(await quickly(eventId)).toBeUndefined();
  expect(await effects()).toBe(1);
});

test('without the inbox two deliveries have two effects', async () => {
  const effect = () => sql`insert into effects values (1)`.execute(room.db);
  await Promise.all([effect(), effect()]);
  expect(await effects()).toBe(2);
});

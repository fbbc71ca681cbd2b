import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeState } from '../dapr/state-document.ts';
import type { Database } from '../database/connect.ts';
import { prune } from '../database/prune.ts';
import { createTestDatabase } from '../testing/database.ts';
import { startSidecar } from '../testing/sidecar.ts';
import { deadLettersInDatabase } from './in-database.ts';
import { deadLettersInState, MOST_IN_STATE } from './in-state-store.ts';
import type { DeadLetters, NewLetter } from './letter.ts';
import { createDeadLetters } from './table.ts';

let database: Database<object>;
let sidecar: Awaited<ReturnType<typeof startSidecar>>;
beforeAll(async () => {
  sidecar = await startSidecar('queue');
  database = await createTestDatabase({
    letters: {
      async up(db) {
        for (const step of createDeadLetters) await step.execute(db);
      },
    },
  });
});
afterAll(async () => {
  await sidecar?.stop();
  await database?.close();
});

const aLetter = (given: Partial<NewLetter> = {}): NewLetter => ({
  id: crypto.randomUUID(),
  topic: 'payments',
  type: 'payment.paid',
  reason: 'breaks its contract',
  envelope: '{"data":{"name":"김\\u0000"}}',
  ...given,
});

const STORES: [string, () => DeadLetters][] = [
  ['in the database', () => deadLettersInDatabase(database.db)],
  ['in the state store', () => deadLettersInState(sidecar)],
];

describe.each(STORES)('dead letters %s', (_, open) => {
  const listed = async (id: string, which: 'waiting' | 'all' = 'waiting') =>
    (await open().list(which)).find((letter) => letter.id === id);

  test('one is kept whole, listed, and found', async () => {
    const letter = aLetter();
    expect(await open().keep(letter)).toBe(1);
    const { envelope, ...facts } = letter;
    expect(await listed(letter.id)).toMatchObject({ ...facts, times: 1, replayedAt: null });
    expect(await open().find(letter.id)).toMatchObject({ ...facts, envelope });
    expect((await listed(letter.id))?.firstSeenAt).toBeInstanceOf(Date);
  });

  test('one that comes again is counted, and its reason kept when no other is known', async () => {
    const letter = aLetter();
    await open().keep(letter);
    expect(await open().keep({ ...letter, reason: null })).toBe(2);
    expect(await listed(letter.id)).toMatchObject({ times: 2, reason: letter.reason });
    await open().keep({ ...letter, reason: 'database away' });
    expect(await listed(letter.id)).toMatchObject({ times: 3, reason: 'database away' });
  });

  test('what is replayed waits no longer, and is still there to be seen; given up again it waits again', async () => {
    const letter = aLetter();
    await open().keep(letter);
    await open().markReplayed(letter.id);
    expect(await listed(letter.id)).toBeUndefined();
    expect((await listed(letter.id, 'all'))?.replayedAt).toBeInstanceOf(Date);
    expect(await open().find(letter.id)).toMatchObject({ envelope: letter.envelope });
    await open().keep(letter);
    expect(await listed(letter.id)).toMatchObject({ replayedAt: null, times: 2 });
  });

  test('those that wait are counted by topic', async () => {
    const topic = `topic-${crypto.randomUUID()}`;
    const letters = [aLetter({ topic }), aLetter({ topic }), aLetter({ topic })];
    for (const letter of letters) await open().keep(letter);
    await open().markReplayed(letters[0]?.id ?? '');
    expect((await open().count()).get(topic)).toBe(2);
  });

  test('those that were given up seldom enough are to be tried again, the longest waiting first', async () => {
    const [often, first, second, replayed] = [aLetter(), aLetter(), aLetter(), aLetter()];
    for (const letter of [often, often, first, second, second, replayed]) {
      await open().keep(letter);
      await pause(2);
    }
    await open().markReplayed(replayed.id);
    const ours = [often, first, second, replayed].map(({ id }) => id);
    const toTry = async (times: number) =>
      (await open().listToTry(times)).map(({ id }) => id).filter((id) => ours.includes(id));
    expect(await toTry(1)).toEqual([first.id]);
    await open().keep(often);
    expect(await toTry(2)).toEqual([first.id, second.id]);
    expect(await toTry(3)).toEqual([first.id, second.id, often.id]);
  });

  test('of many that come at once to two replicas none is lost', async () => {
    const letters = Array.from({ length: 30 }, () => aLetter());
    const replicas = [open(), open()];
    await Promise.all(letters.flatMap((letter) => replicas.map((replica) => replica.keep(letter))));
    for (const { id } of letters) expect(await listed(id)).toMatchObject({ times: 2 });
  });

  test('of one that is not there nothing is known, and nothing is marked', async () => {
    expect(await open().find('nobody')).toBeUndefined();
    await open().markReplayed('nobody');
    expect(await open().find('nobody')).toBeUndefined();
  });
});

test('a state store that does not answer keeps nothing, and says so', async () => {
  const away = deadLettersInState({ url: 'http://127.0.0.1:1' });
  await expect(away.keep(aLetter())).rejects.toThrow();
  await expect(away.list('waiting')).rejects.toThrow();
});

test('a letter that waits is never pruned, one that was replayed long ago is', async () => {
  const letters = deadLettersInDatabase(database.db);
  const [old, waiting] = [aLetter(), aLetter()];
  for (const letter of [old, waiting]) await letters.keep(letter);
  await sql`update dead_letters set first_seen_at = now() - interval '1 year', last_seen_at = first_seen_at
    where id = ${waiting.id}`.execute(database.db);
  await sql`update dead_letters set replayed_at = now() - interval '31 days' where id = ${old.id}`.execute(
    database.db,
  );
  await prune(database.db, 'dead_letters');
  expect(await letters.find(old.id)).toBeUndefined();
  expect(await letters.find(waiting.id)).toBeDefined();
});

test('the list in the state store is bounded: what was replayed goes first, and no letter that waits goes for a new one', async () => {
  const letters = deadLettersInState(sidecar);
  const now = new Date();
  const listed = (id: string, replayedAt: Date | null) => ({
    ...{ id, topic: 'payments', type: 'payment.paid', reason: null, times: 1, replayedAt },
    ...{ firstSeenAt: now, lastSeenAt: now },
  });
  const waiting = Array.from({ length: MOST_IN_STATE - 1 }, (_, n) => listed(`waiting-${n}`, null));
  const replayed = [listed('replayed', now), listed('replayed-too', now)];
  await changeState(sidecar, 'dead-letters', () => [...replayed, ...waiting]);
  const last = aLetter();
  await letters.keep(last);
  expect((await letters.list('all')).filter(({ replayedAt }) => replayedAt)).toEqual([]);
  await expect(letters.keep(aLetter())).rejects.toThrow('no room');
  expect(await letters.keep(last)).toBe(2);
  expect((await letters.count()).get('payments')).toBe(MOST_IN_STATE);
  await changeState(sidecar, 'dead-letters', () => []);
});

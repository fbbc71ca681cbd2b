import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Publication } from '../dapr/publish.ts';
import type { Database } from '../database/connect.ts';
import { uuidv7 } from '../ids.ts';
import { createTestDatabase, silent } from '../testing/database.ts';
import { appendEvent } from './append.ts';
import { handleOnce } from './handle-once.ts';
import { startOutboxRelay } from './relay.ts';
import { createInbox, createOutbox } from './table.ts';

let database: Database<object>;

beforeAll(async () => {
  database = await createTestDatabase({
    outbox: {
      async up(db) {
        await createOutbox.execute(db);
        await createInbox.execute(db);
        await sql`create table effects (id int)`.execute(db);
      },
    },
  });
});
afterAll(() => database.close());

const registered = (userId: string, name: string) =>
  appendEvent(database.db, 'user.registered', userId, { userId, email: 'a@b.c', name, role: 'user' });

async function published(count: number, publish: (event: Publication) => Promise<void>): Promise<void> {
  const done = Promise.withResolvers<void>();
  let seen = 0;
  const relay = startOutboxRelay(
    database.db,
    async (event) => {
      await publish(event);
      seen += 1;
      if (seen === count) done.resolve();
    },
    silent,
  );
  relay.nudge();
  await done.promise;
  await relay.close();
}

test('events of one aggregate leave in order, though the broker refuses one at first', async () => {
  const [first, second] = [uuidv7(), uuidv7()];
  for (const name of ['1', '2', '3']) for (const userId of [first, second]) await registered(userId, name);
  const order: Record<string, unknown[]> = { [first]: [], [second]: [] };
  let refused = false;
  await published(6, async ({ data }) => {
    const { userId, name } = JSON.parse(JSON.stringify(data));
    if (userId === first && name === '2' && !refused) {
      refused = true;
      throw new Error('broker away');
    }
    order[userId]?.push(name);
  });
  expect(order).toEqual({ [first]: ['1', '2', '3'], [second]: ['1', '2', '3'] });
});

test('an event of a transaction that was rolled back is never published', async () => {
  const userId = uuidv7();
  await database.db
    .transaction()
    .execute(async (tx) => {
      await appendEvent(tx, 'user.registered', userId, { userId, email: 'a@b.c', name: 'x', role: 'user' });
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  const { rows } = await sql`select * from outbox`.execute(database.db);
  expect(rows).toEqual([]);
});

test('data that breaks its contract fails the transaction', async () => {
  const userId = uuidv7();
  const broken = { userId, email: 'a@b.c', name: 'x', role: 'user' as const, extra: undefined };
  await expect(
    appendEvent(database.db, 'user.registered', userId, { ...broken, userId: 'not an id' }),
  ).rejects.toThrow();
});

test('twenty deliveries of one event at once have one effect', async () => {
  const eventId = uuidv7();
  await Promise.all(
    Array.from({ length: 20 }, () =>
      handleOnce(database.db, eventId, (tx) => sql`insert into effects values (1)`.execute(tx)),
    ),
  );
  const { rows } = await sql`select * from effects`.execute(database.db);
  expect(rows).toHaveLength(1);
});

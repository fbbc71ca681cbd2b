import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIdempotencyKeys } from '../http/idempotency-keys.ts';
import { createInbox } from '../outbox/table.ts';
import { createTestDatabase, silent } from '../testing/database.ts';
import type { Database } from './connect.ts';
import { prune, startPruning } from './prune.ts';

let database: Database<object>;
beforeAll(async () => {
  database = await createTestDatabase({
    tables: {
      up: async (db) => {
        await createInbox.execute(db);
        await createIdempotencyKeys.execute(db);
      },
    },
  });
});
afterAll(() => database.close());

const fill = (count: number) =>
  sql`
    insert into inbox (event_id, handled_at)
    select gen_random_uuid(), now() - interval '8 days' from generate_series(1, ${count}::int)`.execute(
    database.db,
  );

async function left(): Promise<number> {
  const { rows } = await sql`select from inbox`.execute(database.db);
  return rows.length;
}

test('a backlog is deleted in parts, each short enough for the limit of a statement', async () => {
  await sql`create table deletions (rows int)`.execute(database.db);
  await sql`
    create function note_deletion() returns trigger language plpgsql as $$
    begin insert into deletions select count(*) from gone; return null; end $$`.execute(database.db);
  await sql`
    create trigger note_deletion after delete on inbox referencing old table as gone
    for each statement execute function note_deletion()`.execute(database.db);
  await fill(12_000);
  await sql`insert into inbox (event_id) values ('recent')`.execute(database.db);
  await prune(database.db, 'inbox');
  const { rows } = await sql<{ rows: number }>`select rows from deletions`.execute(database.db);
  expect(rows.map((one) => one.rows)).toEqual([5_000, 5_000, 2_000]);
  const { rows: kept } = await sql`select event_id from inbox`.execute(database.db);
  expect(kept).toEqual([{ event_id: 'recent' }]);
  await sql`delete from inbox`.execute(database.db);
});

test('pruning begins soon after the start, and a table that cannot be pruned holds up no other', async () => {
  await fill(3);
  await sql`alter table idempotency_keys rename to away`.execute(database.db);
  const pruning = startPruning(database.db, ['idempotency_keys', 'inbox'], silent, {
    firstMs: 0,
    everyMs: 1,
  });
  await expect.poll(left).toBe(0);
  await fill(3);
  await expect.poll(left).toBe(0);
  pruning.close();
});

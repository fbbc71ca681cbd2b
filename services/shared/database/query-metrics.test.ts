import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/database.ts';
import { metricValue } from '../testing/metric-value.ts';
import type { Database } from './connect.ts';
import { labelsOf } from './query-metrics.ts';

type Tables = { seats: { id: string; version: number } };

let database: Database<Tables>;
beforeAll(async () => {
  const createSeats = sql`create table seats (id text primary key, version int not null)`;
  database = await createTestDatabase<Tables>({
    seats: { up: async (db) => void (await createSeats.execute(db)) },
  });
});
afterAll(() => database.close());

test('each query is timed by what it does and to which table, also one that fails', async () => {
  const { db } = database;
  await db.insertInto('seats').values({ id: 'a', version: 1 }).execute();
  await db.selectFrom('seats').selectAll().execute();
  await db.updateTable('seats').set({ version: 2 }).where('id', '=', 'a').execute();
  await expect(db.insertInto('seats').values({ id: 'a', version: 1 }).execute()).rejects.toThrow();
  const timed = (operation: string) =>
    metricValue('tiketi_db_query_duration_seconds_count', { operation, table: 'seats' });
  expect([await timed('insert'), await timed('select'), await timed('update')]).toEqual([2, 1, 1]);
});

test('connections in use are counted while they are', async () => {
  const active = () => metricValue('tiketi_db_connections_active');
  expect(await active()).toBe(0);
  await database.db.connection().execute(async () => expect(await active()).toBe(1));
  expect(await active()).toBe(0);
});

test('who waits for a connection is counted, and how many there may be', async () => {
  const wanted = () => metricValue('tiketi_db_connections_wanted');
  const limit = await metricValue('tiketi_db_connections_limit');
  expect(limit).toBeGreaterThan(0);
  const letGo = Promise.withResolvers<void>();
  const held = Array.from({ length: limit + 2 }, () => database.db.connection().execute(() => letGo.promise));
  await expect.poll(wanted).toBe(2);
  letGo.resolve();
  await Promise.all(held);
  expect(await wanted()).toBe(0);
});

test.each([
  ['select "id" from "seats" where "id" in ($1, $2)', 'select', 'seats'],
  ['insert into "outbox" ("id") values ($1)', 'insert', 'outbox'],
  ['\n  update reservations set status = $1 from (select 1) x', 'update', 'reservations'],
  ['delete from "inbox" where handled_at < now()', 'delete', 'inbox'],
  ['with due as (select id from "payments" for update) update payments set a = 1', 'select', 'payments'],
  ['select 1', 'select', 'none'],
  ['begin', 'other', 'none'],
  ['', 'other', 'none'],
])('%s is %s of %s', (text, operation, table) => {
  expect(labelsOf(text)).toEqual({ operation, table });
});

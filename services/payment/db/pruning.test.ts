import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#shared/database/connect.ts';
import { prune } from '#shared/database/prune.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import { migrations } from './migrations.ts';
import type { PaymentTables } from './schema.ts';

let database: Database<PaymentTables>;
beforeAll(async () => {
  database = await createTestDatabase<PaymentTables>(migrations);
});
afterAll(() => database.close());

/** A row of each table as old as so many days; ids that are made later are greater. */
const rows = {
  gateway_calls: (id: string, days: number) => sql`
    insert into gateway_calls (id, gateway, call, outcome, took_ms, at)
    values (${id}, 'toss', 'find', 'absent', 1, now() - make_interval(days => ${days}))`,
  told_events: (id: string, days: number) => sql`
    insert into told_events (id, payment_id, type, at)
    values (${id}, gen_random_uuid(), 'payment.paid', now() - make_interval(days => ${days}))`,
  point_audits: (id: string, days: number) => sql`
    insert into point_audits (id, started_at, finished_at, accounts, different, differences)
    values (${id}, now(), now() - make_interval(days => ${days}), 0, 0, '[]')`,
  gateway_comparisons: (id: string, days: number) => sql`
    insert into gateway_comparisons (id, day, gateway, status, started_at)
    values (${id}, '2026-11-25', 'toss', 'RUNNING', now() - make_interval(days => ${days}))`,
};
type Table = keyof typeof rows;
const FIRST = '00000000-0000-7000-8000-000000000001';
const SECOND = '00000000-0000-7000-8000-000000000002';
const THIRD = '00000000-0000-7000-8000-000000000003';

async function left(table: Table): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} order by id`.execute(
    database.db,
  );
  return rows.map(({ id }) => id);
}

test.each<[Table, number]>([
  ['gateway_calls', 730],
  ['told_events', 730],
  ['point_audits', 400],
  ['gateway_comparisons', 400],
])('%s are kept for %i days', async (table, days) => {
  await rows[table](FIRST, days + 1).execute(database.db);
  await rows[table](SECOND, days - 1).execute(database.db);
  await rows[table](THIRD, 0).execute(database.db);
  await prune(database.db, table);
  expect(await left(table)).toEqual([SECOND, THIRD]);
});

test.each<Table>(['point_audits', 'gateway_comparisons'])(
  'the newest of %s stays, however old: the next one goes on from there',
  async (table) => {
    await sql`delete from ${sql.table(table)}`.execute(database.db);
    await rows[table](FIRST, 1_000).execute(database.db);
    await rows[table](SECOND, 900).execute(database.db);
    await prune(database.db, table);
    expect(await left(table)).toEqual([SECOND]);
  },
);

import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, silent } from '../testing/database.ts';
import { freePort } from '../testing/free-port.ts';
import { connectDatabase, type Database } from './connect.ts';
import { migrate } from './migrate.ts';
import { untilDatabaseAnswers } from './until-answers.ts';

/** Longer than a statement of a request may take. */
const LONG_SECONDS = 3.5;

let database: Database<{ slow: { id: number } }>;
beforeAll(async () => {
  database = await createTestDatabase({
    slow: {
      up: async (db) => {
        await sql`select pg_sleep(${LONG_SECONDS})`.execute(db);
        await sql`create table slow (id int)`.execute(db);
      },
    },
  });
});
afterAll(() => database.close());

test('a migration may take longer than a statement of a request', async () => {
  expect(await database.db.selectFrom('slow').selectAll().execute()).toEqual([]);
});

test('the connection of the migrations is closed after them', async () => {
  const others = async () => {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(
      database.db,
    );
    return rows.length;
  };
  await expect.poll(others).toBe(0);
});

test('what is too slow at a start ends it: the same again would be too slow again', async () => {
  let tries = 0;
  const start = untilDatabaseAnswers(async () => {
    tries += 1;
    await sql`select pg_sleep(${LONG_SECONDS})`.execute(database.db);
  }, silent);
  await expect(start).rejects.toThrow(/timeout/);
  expect(tries).toBe(1);
});

test('a start waits for a database that is away', async () => {
  const { db, close } = connectDatabase(
    {
      DB_HOST: '127.0.0.1',
      DB_PORT: await freePort(),
      DB_NAME: 'nobody',
      DB_USER: 'nobody',
      DB_PASSWORD: 'nothing',
      DB_POOL_SIZE: 1,
      DB_TLS: false,
    },
    silent,
  );
  let tries = 0;
  const answer = await untilDatabaseAnswers(async () => {
    tries += 1;
    return sql<{ one: number }>`select 1 as one`.execute(tries === 1 ? db : database.db);
  }, silent);
  await close();
  expect(answer.rows).toEqual([{ one: 1 }]);
});

const adding = (column: string) => ({
  up: async (db: Kysely<unknown>) => {
    await sql`alter table things add column ${sql.ref(column)} int`.execute(db);
  },
});
const first = {
  '2026-01-01-things': {
    up: async (db: Kysely<unknown>) => {
      await sql`create table things ()`.execute(db);
    },
  },
};

test('a version that is rolled out leaves the one before able to start', async () => {
  const before = { ...first, '2026-02-01-a': adding('a') };
  const later = { ...before, '2026-03-01-b': adding('b'), '2026-04-01-c': adding('c') };
  const { db, env, close } = await createTestDatabase<{ things: { c: number } }>(later);
  await migrate(env, before, silent);
  await migrate(env, later, silent);
  expect(await db.selectFrom('things').select('c').execute()).toEqual([]);
  await close();
});

test('a version that lacks one of several that were made stays out', async () => {
  const { env, close } = await createTestDatabase({
    ...first,
    '2026-02-01-a': adding('a'),
    '2026-03-01-b': adding('b'),
  });
  await expect(migrate(env, { ...first, '2026-03-01-b': adding('b') }, silent)).rejects.toThrow(
    '2026-02-01-a',
  );
  await close();
});

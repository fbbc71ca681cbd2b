import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, silent } from '../testing/database.ts';
import { freePort } from '../testing/free-port.ts';
import { connectDatabase, type Database } from './connect.ts';
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

import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#shared/database/connect.ts';
import { uuidv7 } from '#shared/ids.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import { migrations } from '../db/migrations.ts';
import type { PaymentTables } from '../db/schema.ts';
import { auditLedger, userWithPoints } from '../testing/points.ts';
import { type Movement, movePoints } from './ledger.ts';

let database: Database<PaymentTables>;
let db: Kysely<PaymentTables>;
beforeAll(async () => {
  database = await createTestDatabase<PaymentTables>(migrations);
  db = database.db;
});
afterAll(() => database.close());

const movement = (userId: string, amount: number, referenceId: string | null = null): Movement => ({
  userId,
  type: amount < 0 ? 'USE' : 'REFUND',
  amount,
  referenceType: 'MANUAL',
  referenceId,
  description: 'test',
});

test('after fifty random moves at once the balance is the sum of its history, and never was below zero', async () => {
  const amount = fc.integer({ min: -5_000, max: 5_000 }).filter((won) => won !== 0);
  await fc.assert(
    fc.asyncProperty(fc.array(amount, { minLength: 50, maxLength: 50 }), async (amounts) => {
      const { userId } = await userWithPoints(db, 10_000);
      const moved = await Promise.all(amounts.map((won) => movePoints(db, movement(userId, won))));
      const accepted = amounts.filter((_, index) => moved[index]).reduce((sum, won) => sum + won, 10_000);
      expect(await auditLedger(db, userId)).toBe(accepted);
    }),
    { numRuns: 15 },
  );
});

test('fifty spends of a balance for one: one', async () => {
  const { userId } = await userWithPoints(db, 10_000);
  const spent = await Promise.all(
    Array.from({ length: 50 }, () => movePoints(db, movement(userId, -10_000))),
  );
  expect(spent.filter(Boolean)).toHaveLength(1);
  expect(await auditLedger(db, userId)).toBe(0);
});

test('negative control: reading first and writing without the condition spends a balance twice', async () => {
  const { userId } = await userWithPoints(db, 10_000);
  const spent = await Promise.all(Array.from({ length: 50 }, () => readThenWrite(userId, 10_000)));
  expect(spent.filter(Boolean).length).toBeGreaterThan(1);
});

/** How it must not be done. */
async function readThenWrite(userId: string, amount: number): Promise<boolean> {
  const { balance } = await db
    .selectFrom('points')
    .select('balance')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (balance < amount) return false;
  const left = balance - amount;
  await db.updateTable('points').set({ balance: left }).where('user_id', '=', userId).execute();
  return true;
}

test('the same give-back cannot be written twice, under whatever name', async () => {
  const { userId } = await userWithPoints(db, 10_000);
  const reference = uuidv7();
  await movePoints(db, movement(userId, -4_000, reference));
  await movePoints(db, { ...movement(userId, 4_000, reference), type: 'CANCEL' });
  for (const type of ['CANCEL', 'REFUND'] as const) {
    await expect(movePoints(db, { ...movement(userId, 4_000, reference), type })).rejects.toThrow(
      /one_movement_each_way/,
    );
  }
  expect(await auditLedger(db, userId)).toBe(10_000);
});

test('a user without an account cannot spend, and no account appears', async () => {
  const userId = uuidv7();
  expect(await movePoints(db, movement(userId, -1))).toBeUndefined();
  const accounts = await db.selectFrom('points').selectAll().where('user_id', '=', userId).execute();
  expect(accounts).toEqual([]);
});

test('the history can be added to and read, not changed', async () => {
  const { rows } = await sql<{ privilege: string }>`
    select privilege_type as privilege from information_schema.role_table_grants
    where table_name = 'point_histories' and grantee = current_user`.execute(db);
  const privileges = rows.map(({ privilege }) => privilege);
  expect(privileges).toEqual(expect.arrayContaining(['SELECT', 'INSERT']));
  for (const change of ['UPDATE', 'DELETE', 'TRUNCATE']) expect(privileges).not.toContain(change);
});

test('the role that owns the tables is refused when it tries', async () => {
  const owner = `owner_${uuidv7().replaceAll('-', '')}`;
  await sql`create role ${sql.id(owner)}`.execute(db);
  await sql`alter table point_histories owner to ${sql.id(owner)}`.execute(db);
  await db.connection().execute(async (connection) => {
    await sql`set role ${sql.id(owner)}`.execute(connection);
    await sql`select count(*) from point_histories`.execute(connection);
    for (const change of [
      sql`update point_histories set amount = 1`,
      sql`delete from point_histories`,
      sql`truncate point_histories`,
    ]) {
      await expect(change.execute(connection)).rejects.toThrow(/permission denied/);
    }
    await sql`reset role`.execute(connection);
  });
});

import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#shared/database/connect.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import { migrations } from '../db/migrations.ts';
import type { PaymentTables } from '../db/schema.ts';
import { userWithPoints } from '../testing/points.ts';
import { movePoints } from './ledger.ts';
import { readPointAccount } from './read-point-account.ts';

let database: Database<PaymentTables>;
let db: Kysely<PaymentTables>;
beforeAll(async () => {
  database = await createTestDatabase<PaymentTables>(migrations);
  db = database.db;
});
afterAll(() => database.close());

const give = (userId: string) =>
  movePoints(db, {
    userId,
    type: 'CHARGE',
    amount: 100,
    referenceType: 'MANUAL',
    referenceId: null,
    description: 'test',
  });

test('read on from where it ended, a history shows each row once, whatever is added meanwhile', async () => {
  const { userId } = await userWithPoints(db, 100);
  for (let row = 2; row <= 7; row++) await give(userId);
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const { histories, next } = await readPointAccount(db, userId, { page: 1, limit: 3, before });
    seen.push(...histories.map(({ sequence }) => sequence));
    await give(userId);
    before = next ?? undefined;
  } while (before !== undefined);
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
});

test('one page of a long history is read by the index, without what is before it', async () => {
  const { userId } = await userWithPoints(db, 100);
  await sql`
    insert into point_histories (id, user_id, sequence, type, amount, balance_after, reference_type, description)
    select gen_random_uuid(), ${userId}, n, 'CHARGE', 1, n, 'MANUAL', 'test' from generate_series(2, 20000) n`.execute(
    db,
  );
  await sql`analyze point_histories`.execute(db);
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain (analyze, costs off, timing off, summary off, buffers off)
    select * from point_histories where user_id = ${userId} and sequence <= 9000
    order by sequence desc limit 20`.execute(db);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index Scan Backward using point_histories_user_id_sequence_key.*rows=20/);
});

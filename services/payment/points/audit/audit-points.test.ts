import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '#shared/database/connect.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { migrations } from '../../db/migrations.ts';
import type { PaymentTables } from '../../db/schema.ts';
import { userWithPoints } from '../../testing/points.ts';
import { movePoints } from '../ledger.ts';
import { auditPoints } from './audit-points.ts';
import { readAuditFigures } from './figures.ts';

let database: Database<PaymentTables>;
let db: Kysely<PaymentTables>;
beforeAll(async () => {
  database = await createTestDatabase<PaymentTables>(migrations);
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate point_audits, points, point_histories`.execute(db);
});

const audit = (inPassing?: number) => auditPoints({ db, log: silent }, inPassing);
const spend = (userId: string, amount: number) =>
  movePoints(db, {
    userId,
    type: 'USE',
    amount: -amount,
    referenceType: 'MANUAL',
    referenceId: null,
    description: 'test',
  });

/** An account with three rows: 1,000, then -100, then -100. */
async function account(): Promise<string> {
  const { userId } = await userWithPoints(db, 1_000);
  await spend(userId, 100);
  await spend(userId, 100);
  return userId;
}

const damages: [string, (userId: string) => Promise<unknown>, object][] = [
  [
    'a balance that somebody wrote',
    (userId) =>
      sql`update points set balance = 900, updated_at = clock_timestamp() where user_id = ${userId}`.execute(
        db,
      ),
    { balance: 900, ledger: 800, brokenAt: null },
  ],
  [
    'a row that is missing',
    (userId) => sql`delete from point_histories where user_id = ${userId} and sequence = 2`.execute(db),
    { balance: 800, ledger: 900, changes: 3, rows: 2, brokenAt: 3 },
  ],
  [
    'the last row missing',
    (userId) => sql`delete from point_histories where user_id = ${userId} and sequence = 3`.execute(db),
    { balance: 800, ledger: 900, changes: 3, rows: 2, brokenAt: null },
  ],
  [
    'an amount that was changed',
    (userId) =>
      sql`update point_histories set amount = -1 where user_id = ${userId} and sequence = 2`.execute(db),
    { ledger: 899, brokenAt: 2 },
  ],
  [
    'two amounts that were changed so that the sum stays',
    async (userId) => {
      await sql`update point_histories set amount = -50 where user_id = ${userId} and sequence = 2`.execute(
        db,
      );
      await sql`update point_histories set amount = -150 where user_id = ${userId} and sequence = 3`.execute(
        db,
      );
    },
    { balance: 800, ledger: 800, brokenAt: 2 },
  ],
];

test.each(damages)('%s is named, with the accounts that changed', async (_, damage, found) => {
  const [damaged] = [await account(), await account()];
  expect((await audit()).different).toBe(0);
  await damage(damaged);
  const report = await audit();
  expect(report.differences).toMatchObject([{ userId: damaged, ...found }]);
});

/** As if nothing had happened to any account for a day. */
const aDayPasses = () => sql`update points set updated_at = updated_at - interval '1 day'`.execute(db);

test('an account that did not change gets its turn in passing, and then the first one again', async () => {
  const accounts = [await account(), await account(), await account()].toSorted();
  await aDayPasses();
  await audit(1);
  await sql`update points set balance = 1 where user_id = ${accounts[2]}`.execute(db);
  const passes = [await audit(1), await audit(1), await audit(1), await audit(1)];
  expect(passes.map(({ up_to }) => up_to)).toEqual([accounts[1], accounts[2], null, accounts[0]]);
  expect(passes.map(({ different }) => different)).toEqual([0, 1, 1, 1]);
});

test('what was named stays named, and counted, until it is right again', async () => {
  const damaged = await account();
  await sql`update points set balance = 1 where user_id = ${damaged}`.execute(db);
  await audit(1);
  await aDayPasses();
  expect((await audit(0)).differences).toMatchObject([{ userId: damaged }]);
  await readAuditFigures(db);
  expect(await metricValue('tiketi_points_differences')).toBe(1);
  await sql`update points set balance = 800 where user_id = ${damaged}`.execute(db);
  expect((await audit(0)).different).toBe(0);
  await readAuditFigures(db);
  expect(await metricValue('tiketi_points_differences')).toBe(0);
});

test('points that move while they are audited are no difference', async () => {
  const accounts = await Promise.all(Array.from({ length: 5 }, account));
  const moving = Promise.all(
    Array.from({ length: 300 }, (_, index) => spend(accounts[index % accounts.length] ?? '', 1)),
  );
  const audits = [await audit(), await audit(), await audit()];
  await moving;
  expect(audits.map(({ different }) => different)).toEqual([0, 0, 0]);
  expect(await audit()).toMatchObject({ different: 0 });
});

test('an audit repairs nothing', async () => {
  const damaged = await account();
  await sql`update points set balance = 1 where user_id = ${damaged}`.execute(db);
  await audit();
  const after = await db.selectFrom('points').selectAll().where('user_id', '=', damaged).executeTakeFirst();
  expect(after?.balance).toBe(1);
});

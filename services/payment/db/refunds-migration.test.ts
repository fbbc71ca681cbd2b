import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '#shared/database/migrate.ts';
import { uuidv7 } from '#shared/ids.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { refundsOf } from '../refund/refunds-of.ts';
import { migrations } from './migrations.ts';
import type { PaymentTables } from './schema.ts';

const FIRST_NEW = '2026-11-26-refunds';
const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < FIRST_NEW));

async function insertPayment(db: Kysely<PaymentTables>, status: string): Promise<string> {
  const id = uuidv7();
  const isBack = status === 'REFUNDED';
  const goesBack = isBack || status === 'REFUNDING';
  await sql`
    insert into payments (id, user_id, reservation_id, amount, payment_method, channel, point_used, card_amount,
      status, reservation, buyer, gateway, gateway_key, gateway_refusals, refund_reason, paid_at, refunded_at)
    values (${id}, ${uuidv7()}, ${uuidv7()}, 50000, 'MIXED', 'mixed', 10000, 40000,
      ${status}, '{}', '{}', 'toss', 'key', ${goesBack ? 2 : 0}, ${goesBack ? 'cancelled' : null}, now(),
      ${isBack ? sql`now()` : null})`.execute(db);
  return id;
}

test('payments that were going back when refunds became rows go on going back, under the keys they had', async () => {
  const database = await createTestDatabase<PaymentTables>(before);
  const { db } = database;
  const [paid, going, back] = [
    await insertPayment(db, 'SUCCESS'),
    await insertPayment(db, 'REFUNDING'),
    await insertPayment(db, 'REFUNDED'),
  ];
  await migrate(database.env, migrations, silent);
  expect(await refundsOf(db, paid)).toEqual([]);
  const whole = { card_amount: 40_000, point_amount: 10_000, items: null, reason: 'cancelled' };
  expect(await refundsOf(db, going)).toMatchObject([
    { ...whole, id: going, status: 'PENDING', refusals: 2, next_attempt_at: expect.any(Date) },
  ]);
  expect(await refundsOf(db, back)).toMatchObject([
    { ...whole, id: back, status: 'DONE', done_at: expect.any(Date) },
  ]);
  const returned = await db
    .selectFrom('payments')
    .select(['id', 'returned_card', 'returned_points'])
    .execute();
  expect(returned.find(({ id }) => id === paid)).toMatchObject({ returned_card: 0, returned_points: 0 });
  for (const id of [going, back]) {
    const row = returned.find((one) => one.id === id);
    expect(row).toMatchObject({ returned_card: 40_000, returned_points: 10_000 });
  }
  await database.close();
});

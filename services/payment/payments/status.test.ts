import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#shared/database/connect.ts';
import { uuidv7 } from '#shared/ids.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import { migrations } from '../db/migrations.ts';
import type { PaymentTables } from '../db/schema.ts';
import { movePayment } from './move-payment.ts';
import { type PaymentStatus, transitions, wireStatus } from './status.ts';
import { transitionsOf } from './transitions-of.ts';

const all: PaymentStatus[] = ['PROCESSING', 'UNCERTAIN', 'SUCCESS', 'FAILED', 'REFUNDING', 'REFUNDED'];

const done = { next_attempt_at: null };
const goesBack = { refund_reason: 'cancelled', returned_card: 1, ...done } as const;
const isBack = { refunded_at: new Date(), ...done };

let database: Database<PaymentTables>;
beforeAll(async () => {
  database = await createTestDatabase<PaymentTables>(migrations);
});
afterAll(() => database.close());

test('there are seven ways on and no way back', () => {
  expect(transitions).toEqual({
    PROCESSING: ['SUCCESS', 'FAILED', 'UNCERTAIN'],
    UNCERTAIN: ['SUCCESS', 'FAILED'],
    SUCCESS: ['REFUNDING'],
    FAILED: [],
    REFUNDING: ['REFUNDED'],
    REFUNDED: [],
  });
});

test('clients read a doubt as under way, and a refund under way as paid', () => {
  expect(all.map((status) => wireStatus[status])).toEqual([
    'PROCESSING',
    'PROCESSING',
    'SUCCESS',
    'FAILED',
    'SUCCESS',
    'REFUNDED',
  ]);
});

const failed = { failure_code: 'X', ...done };
const cause = 'request' as const;

for (const status of all) {
  test(`a payment that is ${status} is moved from no other status`, async () => {
    const id = await paymentThatIs(status);
    const { db } = database;
    const moves = [
      ['PROCESSING', () => movePayment(db, { id }, { from: 'PROCESSING', to: 'FAILED', cause }, failed)],
      ['UNCERTAIN', () => movePayment(db, { id }, { from: 'UNCERTAIN', to: 'FAILED', cause }, failed)],
      ['SUCCESS', () => movePayment(db, { id }, { from: 'SUCCESS', to: 'REFUNDING', cause }, goesBack)],
      ['REFUNDING', () => movePayment(db, { id }, { from: 'REFUNDING', to: 'REFUNDED', cause }, isBack)],
    ] as const;
    for (const [from, move] of moves) {
      if (from !== status) expect(await move()).toBeUndefined();
    }
    expect(await standing(id)).toEqual({ status, version: 0 });
    expect(await transitionsOf(db, id)).toEqual([]);
  });
}

test('a payment that changed since it was read is not moved', async () => {
  const id = await paymentThatIs('SUCCESS');
  const move = { from: 'SUCCESS', to: 'REFUNDING', cause } as const;
  expect(await movePayment(database.db, { id, version: 1 }, move, goesBack)).toBeUndefined();
  expect(await standing(id)).toEqual({ status: 'SUCCESS', version: 0 });
  expect(await movePayment(database.db, { id, version: 0 }, move, goesBack)).toMatchObject({ version: 1 });
});

test('each move is noted with its cause, and what is noted stays', async () => {
  const id = await paymentThatIs('PROCESSING');
  const { db } = database;
  const doubt = { from: 'PROCESSING', to: 'UNCERTAIN', cause, detail: 'unknown' } as const;
  await movePayment(db, { id }, doubt, done);
  const no = { from: ['PROCESSING', 'UNCERTAIN'], to: 'FAILED', cause: 'reconciler', detail: 'X' } as const;
  await movePayment(db, { id }, no, failed);
  const at = expect.any(Date);
  const noted = [
    { from_status: 'PROCESSING', to_status: 'UNCERTAIN', cause, detail: 'unknown', version: 1, at },
    { from_status: 'UNCERTAIN', to_status: 'FAILED', cause: 'reconciler', detail: 'X', version: 2, at },
  ];
  expect(await transitionsOf(db, id)).toEqual(noted.map((one) => ({ ...one, payment_id: id })));
  const { rows } = await sql<{ privilege: string }>`
    select privilege_type as privilege from information_schema.role_table_grants
    where table_name = 'payment_transitions' and grantee = current_user`.execute(db);
  const privileges = rows.map(({ privilege }) => privilege);
  expect(privileges).toContain('INSERT');
  for (const change of ['UPDATE', 'DELETE', 'TRUNCATE']) expect(privileges).not.toContain(change);
});

test('of two moves at once one happens', async () => {
  const id = await paymentThatIs('PROCESSING');
  const moved = await Promise.all([
    movePayment(
      database.db,
      { id },
      { from: 'PROCESSING', to: 'SUCCESS', cause },
      { paid_at: new Date(), gateway_key: 'k', ...done },
    ),
    movePayment(database.db, { id }, { from: 'PROCESSING', to: 'FAILED', cause }, failed),
  ]);
  expect(moved.filter(Boolean)).toMatchObject([{ version: 1 }]);
  expect(await transitionsOf(database.db, id)).toHaveLength(1);
});

const standing = (id: string) =>
  database.db
    .selectFrom('payments')
    .select(['status', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

async function paymentThatIs(status: PaymentStatus): Promise<string> {
  const id = uuidv7();
  const isPaid = status === 'SUCCESS' || status === 'REFUNDING' || status === 'REFUNDED';
  const isReturned = status === 'REFUNDING' || status === 'REFUNDED';
  await database.db
    .insertInto('payments')
    .values({
      id,
      user_id: uuidv7(),
      reservation_id: uuidv7(),
      amount: 1,
      payment_method: 'CARD',
      channel: 'card',
      point_used: 0,
      card_amount: 1,
      status,
      reservation: '{}',
      buyer: '{}',
      gateway: 'toss',
      gateway_key: isPaid ? 'key' : null,
      paid_at: isPaid ? new Date() : null,
      failure_code: status === 'FAILED' ? 'X' : null,
      refund_reason: isReturned ? 'cancelled' : null,
      returned_card: isReturned ? 1 : 0,
      refunded_at: status === 'REFUNDED' ? new Date() : null,
    })
    .execute();
  return id;
}

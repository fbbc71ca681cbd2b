import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#shared/database/connect.ts';
import { uuidv7 } from '#shared/ids.ts';
import { createTestDatabase } from '#shared/testing/database.ts';
import { migrations } from '../db/migrations.ts';
import type { PaymentTables } from '../db/schema.ts';
import { movePayment } from './move-payment.ts';
import { type PaymentStatus, transitions, wireStatus } from './status.ts';

const all: PaymentStatus[] = ['PROCESSING', 'SUCCESS', 'FAILED', 'REFUNDING', 'REFUNDED'];

let database: Database<PaymentTables>;
beforeAll(async () => {
  database = await createTestDatabase<PaymentTables>(migrations);
});
afterAll(() => database.close());

test('there are four ways on and no way back', () => {
  expect(transitions).toEqual({
    PROCESSING: ['SUCCESS', 'FAILED'],
    SUCCESS: ['REFUNDING'],
    FAILED: [],
    REFUNDING: ['REFUNDED'],
    REFUNDED: [],
  });
});

test('clients read a refund under way as paid', () => {
  expect(all.map((status) => wireStatus[status])).toEqual([
    'PROCESSING',
    'SUCCESS',
    'FAILED',
    'SUCCESS',
    'REFUNDED',
  ]);
});

for (const status of all) {
  test(`a payment that is ${status} is moved from no other status`, async () => {
    const id = await paymentThatIs(status);
    const moves = [
      [
        'PROCESSING',
        () => movePayment(database.db, id, 'PROCESSING', 'FAILED', { failure_code: 'X', ...done }),
      ],
      [
        'SUCCESS',
        () => movePayment(database.db, id, 'SUCCESS', 'REFUNDING', { refund_reason: 'cancelled', ...done }),
      ],
      [
        'REFUNDING',
        () => movePayment(database.db, id, 'REFUNDING', 'REFUNDED', { refunded_at: new Date(), ...done }),
      ],
    ] as const;
    for (const [from, move] of moves) {
      if (from !== status) expect(await move()).toBeUndefined();
    }
    const { status: now, version } = await database.db
      .selectFrom('payments')
      .select(['status', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect([now, version]).toEqual([status, 0]);
  });
}

test('of two moves at once one happens', async () => {
  const id = await paymentThatIs('PROCESSING');
  const moved = await Promise.all([
    movePayment(database.db, id, 'PROCESSING', 'SUCCESS', { paid_at: new Date(), gateway_key: 'k', ...done }),
    movePayment(database.db, id, 'PROCESSING', 'FAILED', { failure_code: 'X', ...done }),
  ]);
  expect(moved.filter(Boolean)).toMatchObject([{ version: 1 }]);
});

const done = { next_attempt_at: null };

async function paymentThatIs(status: PaymentStatus): Promise<string> {
  const id = uuidv7();
  const isPaid = status !== 'PROCESSING' && status !== 'FAILED';
  const goesBack = status === 'REFUNDING' || status === 'REFUNDED';
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
      refund_reason: goesBack ? 'cancelled' : null,
      refunded_at: status === 'REFUNDED' ? new Date() : null,
    })
    .execute();
  return id;
}

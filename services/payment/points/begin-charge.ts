import { type Kysely, sql, type Transaction } from 'kysely';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { LEASE_SECONDS, secondsFromNow } from '../db/open-work.ts';
import type { Buyer, PaymentTables, PointCharge } from '../db/schema.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import { MAX_BALANCE } from './limits.ts';

export type NewCharge = {
  userId: string;
  amount: number;
  gateway: GatewayName;
  buyer: Buyer;
  idempotencyKey: string | null;
};

/**
 * Records that a charge is about to be asked for, before anybody is. A repeat under the same key
 * finds the charge it repeats, unless that one certainly took nothing.
 */
export async function beginCharge(
  tx: Transaction<PaymentTables>,
  order: NewCharge,
): Promise<{ charge: PointCharge; isNew: boolean }> {
  const balance = await lockAccount(tx, order.userId);
  const first = await findByKey(tx, order);
  if (first) return { charge: first, isNew: false };
  await requireRoom(tx, order, balance);
  const charge = await tx
    .insertInto('point_charges')
    .values({
      id: uuidv7(),
      user_id: order.userId,
      idempotency_key: order.idempotencyKey,
      amount: order.amount,
      gateway: order.gateway,
      status: 'PROCESSING',
      buyer: JSON.stringify(order.buyer),
      next_attempt_at: secondsFromNow(LEASE_SECONDS),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { charge, isNew: true };
}

/** One user's charges are let in one at a time, so that two cannot pass the limit together. */
async function lockAccount(tx: Transaction<PaymentTables>, userId: string): Promise<number> {
  await sql`insert into points (user_id) values (${userId}) on conflict do nothing`.execute(tx);
  const { balance } = await tx
    .selectFrom('points')
    .select('balance')
    .where('user_id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return balance;
}

/** The charge that a key stands for, unless it certainly took nothing. */
export async function findByKey(
  db: Kysely<PaymentTables>,
  { userId, idempotencyKey }: Pick<NewCharge, 'userId' | 'idempotencyKey'>,
): Promise<PointCharge | undefined> {
  return db
    .selectFrom('point_charges')
    .selectAll()
    .where('user_id', '=', userId)
    .where('idempotency_key', '=', idempotencyKey)
    .where('status', '<>', sql.lit('FAILED'))
    .executeTakeFirst();
}

/** Charges under way count as if they had come. */
async function requireRoom(
  tx: Transaction<PaymentTables>,
  { userId, amount }: NewCharge,
  balance: number,
): Promise<void> {
  const { underWay } = await tx
    .selectFrom('point_charges')
    .select(({ fn }) => fn.coalesce(fn.sum<number>('amount'), sql<number>`0`).as('underWay'))
    .where('user_id', '=', userId)
    .where('status', '=', sql.lit('PROCESSING'))
    .executeTakeFirstOrThrow();
  if (balance + underWay + amount <= MAX_BALANCE) return;
  throw new AppError('VALIDATION_ERROR', {
    message: `포인트는 ${MAX_BALANCE.toLocaleString('ko-KR')}원까지 보유할 수 있습니다.`,
    details: { balance, limit: MAX_BALANCE },
  });
}

import { type Kysely, sql, type Transaction } from 'kysely';
import { LEASE_SECONDS } from '#shared/database/lease.ts';
import { uuidv7 } from '#shared/ids.ts';
import { secondsFromNow } from '../db/open-work.ts';
import type { Buyer, PaymentTables, PointCharge } from '../db/schema.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import { lockAccount, requireRoom } from './room.ts';

export type NewCharge = {
  userId: string;
  amount: number;
  gateway: GatewayName;
  buyer: Buyer;
  /** What its repeats are known by: the attempt of the caller's Idempotency-Key. */
  attemptId: string | null;
};

/**
 * Records that a charge is about to be asked for, before anybody is. A repeat of the same
 * attempt finds the charge it repeats, unless that one certainly took nothing.
 */
export async function beginCharge(
  tx: Transaction<PaymentTables>,
  order: NewCharge,
): Promise<{ charge: PointCharge; isNew: boolean }> {
  const balance = await lockAccount(tx, order.userId);
  const first = await findByAttempt(tx, order);
  if (first) return { charge: first, isNew: false };
  await requireRoom(tx, order, balance);
  const charge = await tx
    .insertInto('point_charges')
    .values({
      id: uuidv7(),
      user_id: order.userId,
      attempt_id: order.attemptId,
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

/** The charge that was made in an attempt, unless it certainly took nothing. */
export async function findByAttempt(
  db: Kysely<PaymentTables>,
  { userId, attemptId }: Pick<NewCharge, 'userId' | 'attemptId'>,
): Promise<PointCharge | undefined> {
  return db
    .selectFrom('point_charges')
    .selectAll()
    .where('user_id', '=', userId)
    .where('attempt_id', '=', attemptId)
    .where('status', '<>', sql.lit('FAILED'))
    .executeTakeFirst();
}

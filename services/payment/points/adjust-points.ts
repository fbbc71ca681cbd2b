import type { Transaction } from 'kysely';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentContext } from '../context.ts';
import type { PaymentTables, PointHistory } from '../db/schema.ts';
import { movePoints } from './ledger.ts';
import { lockAccount, requireRoom } from './room.ts';

export type Adjustment = {
  /** The attempt of the caller's Idempotency-Key: made once, however often it is asked for. */
  id: string;
  userId: string;
  /** Signed, in KRW: given is positive, taken is negative. */
  amount: number;
  /** The owner of the points reads it too. */
  reason: string;
};

/**
 * An administrator gives or takes points, for a reason that stays on record. Returns the history row.
 * Throws 404 `NOT_FOUND` where nobody has the account, 402 `INSUFFICIENT_POINTS`, 400 `VALIDATION_ERROR`
 * above the limit of a balance, 503 `UPSTREAM_UNAVAILABLE`.
 */
export async function adjustPoints(
  ctx: Pick<PaymentContext, 'db' | 'accountExists'>,
  admin: User,
  adjustment: Adjustment,
): Promise<PointHistory> {
  const { id, userId, amount } = adjustment;
  // What is taken is there, and so its owner is or was.
  if (amount > 0 && !(await ctx.accountExists(userId)))
    throw new AppError('NOT_FOUND', { message: '존재하지 않는 회원입니다.' });
  return inTransaction(ctx.db, async (tx) => {
    const balance = await lockAccount(tx, userId);
    const made = await findAdjustment(tx, id);
    if (made) return made;
    if (amount > 0) await requireRoom(tx, adjustment, balance);
    const history = await move(tx, adjustment);
    if (!history) throw new AppError('INSUFFICIENT_POINTS', { details: { balance, required: -amount } });
    await record(tx, admin, adjustment, history);
    return history;
  });
}

const findAdjustment = (tx: Transaction<PaymentTables>, id: string): Promise<PointHistory | undefined> =>
  tx
    .selectFrom('point_histories')
    .selectAll()
    .where('reference_id', '=', id)
    .where('reference_type', '=', 'MANUAL')
    .executeTakeFirst();

const move = (tx: Transaction<PaymentTables>, { id, userId, amount, reason }: Adjustment) =>
  movePoints(tx, {
    userId,
    type: amount > 0 ? 'CHARGE' : 'USE',
    amount,
    referenceType: 'MANUAL',
    referenceId: id,
    description: reason,
  });

const record = (
  tx: Transaction<PaymentTables>,
  admin: User,
  { id, userId, amount, reason }: Adjustment,
  { balance_after }: PointHistory,
) =>
  recordAudit(tx, admin, {
    action: 'points.adjusted',
    subjectId: userId,
    details: { adjustment_id: id, amount, reason, balance_after },
  });

import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { askCard } from '../card/ask-card.ts';
import { orUncertain, uncertain } from '../card/or-uncertain.ts';
import { requireTaking } from '../card/require-taking.ts';
import type { PaymentContext } from '../context.ts';
import type { PointCharge, PointHistory } from '../db/schema.ts';
import { beginCharge, findByAttempt } from './begin-charge.ts';
import { settleCharge } from './settle-charge.ts';

export type ChargeOrder = {
  amount: number;
  /** What the gateway takes the card by. */
  token: string;
  /** Of the caller's Idempotency-Key: a repeat after a crash or an uncertain answer never charges twice. */
  attemptId: string | undefined;
};

/**
 * Buys points by card; returns the history row that credits them. Throws 503 `PAYMENT_UNAVAILABLE` at once
 * while the gateway is known to be away.
 */
export async function chargePoints(
  ctx: PaymentContext,
  user: User,
  order: ChargeOrder,
): Promise<PointHistory> {
  const { amount, token, attemptId = null } = order;
  const { userId } = user;
  const buyer = { email: user.email, name: user.name };
  const { forNew } = ctx.gateways;
  // Only a new charge needs the gateway: a repeat is answered from what is known of the first.
  if (!forNew.takesNew()) {
    const isRepeat = attemptId !== null && (await findByAttempt(ctx.db, { userId, attemptId }));
    if (!isRepeat) requireTaking(forNew);
  }
  const { charge, isNew } = await inTransaction(ctx.db, (tx) =>
    beginCharge(tx, {
      userId,
      amount,
      gateway: forNew.name,
      buyer,
      attemptId,
    }),
  );
  if (!isNew) return answerRepeat(ctx, charge, amount);
  const { id, gateway } = charge;
  const card = { table: 'point_charges', id, gateway, amount, token } as const;
  return orUncertain(id, async () => {
    await askCard(ctx, card, (verdict) => settleCharge(ctx.db, id, verdict));
    return findCredit(ctx, charge);
  });
}

async function answerRepeat(ctx: PaymentContext, first: PointCharge, amount: number): Promise<PointHistory> {
  if (first.amount !== amount) throw new AppError('IDEMPOTENCY_CONFLICT');
  if (first.status !== 'SUCCESS') throw uncertain(first.id);
  return findCredit(ctx, first);
}

const findCredit = (ctx: PaymentContext, { id }: PointCharge): Promise<PointHistory> =>
  ctx.db
    .selectFrom('point_histories')
    .selectAll()
    .where('reference_id', '=', id)
    .where('type', '=', 'CHARGE')
    .executeTakeFirstOrThrow();

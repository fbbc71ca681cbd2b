import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import { askCard } from '../card/ask-card.ts';
import { orUncertain } from '../card/or-uncertain.ts';
import { requireTaking } from '../card/require-taking.ts';
import type { PaymentContext } from '../context.ts';
import type { Payment } from '../db/schema.ts';
import { countPaid } from '../metrics.ts';
import { answerRepeat } from './answer-repeat.ts';
import { awaitConfirmation } from './await-confirmation.ts';
import { beginPayment, type NewPayment } from './begin-payment.ts';
import { findPaymentThatCounts } from './find-payment.ts';
import { orGiveBack } from './give-checkout-back.ts';
import type { Order } from './order.ts';
import { planPayment } from './plan-payment.ts';
import { settlePayment, succeed } from './settle-payment.ts';

/**
 * Pays a reservation: the amount is what reservation says, the points are taken with the intent,
 * the card is asked outside any transaction, and the answer waits until the reservation is
 * confirmed. A repeat gets the first payment again; a reservation is charged once. Throws 503
 * `PAYMENT_UNAVAILABLE` at once while the gateway is known to be away, unless points pay all of it.
 */
export async function payReservation(ctx: PaymentContext, user: User, order: Order): Promise<Payment> {
  const earlier = await findPaymentThatCounts(ctx.db, order.reservationId);
  if (earlier) return answerRepeat(ctx, user, order, earlier);
  if (order.split?.cardAmount !== 0) requireTaking(ctx.gateways.forNew);

  const plan = await planPayment(ctx, user, order);
  if (plan === 'paid meanwhile') return answerFirst(ctx, user, order, new AppError('ALREADY_PAID'));
  try {
    return await orUncertain(plan.id, () => carryOut(ctx, plan, order.token));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'PAYMENT_IN_PROGRESS') throw error;
    return answerFirst(ctx, user, order, error);
  }
}

async function carryOut(ctx: PaymentContext, plan: NewPayment, token: string): Promise<Payment> {
  const { id: paymentId, reservation } = plan;
  const request = { paymentId, reservationId: reservation.id, userId: reservation.userId };
  const payment = await orGiveBack(ctx, request, () => recordPayment(ctx, plan));
  const { id, gateway, card_amount: amount } = payment;
  if (amount > 0) {
    const card = { table: 'payments', id, gateway, amount, token } as const;
    await askCard(ctx, card, (verdict) => settlePayment(ctx.db, id, verdict));
  }
  ctx.relay.nudge();
  return awaitConfirmation(ctx, payment);
}

/** The intent and the points in one transaction; what needs no card is settled in it too. */
export async function recordPayment(ctx: Pick<PaymentContext, 'db'>, plan: NewPayment): Promise<Payment> {
  const payment = await inTransaction(ctx.db, async (tx) => {
    const begun = await beginPayment(tx, plan);
    if (begun.card_amount > 0) return begun;
    const paid = await succeed(tx, begun.id, null, 'request');
    if (!paid) throw new Error('a payment moved in the transaction that made it');
    return paid;
  });
  if (payment.status === 'SUCCESS') countPaid(payment);
  return payment;
}

/** Another request was faster, perhaps the same buyer's in another tab: its payment is the one that counts. */
async function answerFirst(
  ctx: PaymentContext,
  user: User,
  order: Order,
  refusal: AppError,
): Promise<Payment> {
  const first = await findPaymentThatCounts(ctx.db, order.reservationId);
  if (!first) throw refusal;
  return answerRepeat(ctx, user, order, first);
}

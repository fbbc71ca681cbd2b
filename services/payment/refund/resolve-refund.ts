import type { Transaction } from 'kysely';
import { LEASE_SECONDS } from '#shared/database/lease.ts';
import type { ReservationItem } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import { secondsFromNow } from '../db/open-work.ts';
import type { Payment, PaymentTables, Refund, RefundReason } from '../db/schema.ts';
import { lockPayment } from '../payments/find-payment.ts';
import { movePayment } from '../payments/move-payment.ts';
import type { Split } from '../payments/split.ts';
import type { TransitionCause } from '../payments/status.ts';
import { pickItems, type WantedItem } from './pick-items.ts';
import { findRefund, refundsOf } from './refunds-of.ts';
import { leftOf, splitReturn } from './split-return.ts';

export type RefundOrder = {
  /** The id it is made under: asked again with the same, it is the refund that was made. */
  id: string;
  /** Null: all that is left. */
  wanted: WantedItem[] | null;
  reason: RefundReason;
  cause: TransitionCause;
  note?: string | null;
  requestedBy?: string | null;
};

export type Resolved = { refund: Refund; isNew: boolean };

/**
 * Resolves that a payment, or a part of it, goes back: from then on it is certain, and the sum of all that was
 * resolved never exceeds what was paid. A part that leaves nothing to pay for is the rest. Undefined when the
 * payment is not paid, or goes back whole already. Throws what `pickItems` throws.
 */
export async function resolveRefund(
  tx: Transaction<PaymentTables>,
  paymentId: string,
  order: RefundOrder,
): Promise<Resolved | undefined> {
  const payment = await lockPayment(tx, paymentId);
  const made = await findRefund(tx, order.id);
  if (made) return { refund: made, isNew: false };
  if (payment?.status !== 'SUCCESS') return undefined;

  const items = order.wanted && (await pickLeft(tx, payment, order.wanted));
  const left = leftOf(payment);
  const amount = items ? items.reduce((sum, { subtotal }) => sum + subtotal, 0) : left;
  if (amount > left) throw new AppError('ILLEGAL_TRANSITION', { details: { left } });
  const split = splitReturn(amount, payment);
  const isRest = amount === left;
  const moved = isRest ? await takeRest(tx, payment, order) : await takePart(tx, payment, split);
  if (!moved) throw new Error(`payment ${paymentId} moved under its lock`);
  const refund = await insertRefund(tx, moved, order, { split, items: isRest ? null : items });
  return { refund, isNew: true };
}

async function pickLeft(
  tx: Transaction<PaymentTables>,
  payment: Payment,
  wanted: WantedItem[],
): Promise<ReservationItem[]> {
  const earlier = await refundsOf(tx, payment.id);
  return pickItems(
    wanted,
    payment.reservation.items,
    earlier.flatMap(({ items }) => items ?? []),
  );
}

const takeRest = (
  tx: Transaction<PaymentTables>,
  payment: Payment,
  { reason, cause }: RefundOrder,
): Promise<Payment | undefined> =>
  movePayment(
    tx,
    payment,
    { from: 'SUCCESS', to: 'REFUNDING', cause, detail: reason },
    {
      returned_card: payment.card_amount,
      returned_points: payment.point_used,
      refund_reason: reason,
      // What is left to do is the refund's.
      next_attempt_at: null,
    },
  );

const takePart = (
  tx: Transaction<PaymentTables>,
  { id, version }: Payment,
  { cardAmount, pointUsed }: Split,
): Promise<Payment | undefined> =>
  tx
    .updateTable('payments')
    .set((eb) => ({
      returned_card: eb('returned_card', '+', cardAmount),
      returned_points: eb('returned_points', '+', pointUsed),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('status', '=', 'SUCCESS')
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();

const insertRefund = (
  tx: Transaction<PaymentTables>,
  payment: Payment,
  { id, reason, note, requestedBy }: RefundOrder,
  { split, items }: { split: Split; items: ReservationItem[] | null },
): Promise<Refund> =>
  tx
    .insertInto('refunds')
    .values({
      id,
      payment_id: payment.id,
      sequence: payment.version,
      items: items && JSON.stringify(items),
      card_amount: split.cardAmount,
      point_amount: split.pointUsed,
      reason,
      note: note ?? null,
      requested_by: requestedBy ?? null,
      status: 'PENDING',
      last_answer: null,
      // Whoever resolves it carries it out at once.
      attempts: 1,
      next_attempt_at: secondsFromNow(LEASE_SECONDS),
      done_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();

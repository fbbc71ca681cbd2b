import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { deadline } from '#shared/deadline.ts';
import { AppError } from '#shared/http/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentContext } from '../context.ts';
import type { Payment, Refund } from '../db/schema.ts';
import { findPayment } from '../payments/find-payment.ts';
import { carryOutRefund } from './carry-out-refund.ts';
import type { WantedItem } from './pick-items.ts';
import { findRefund, refundsOf } from './refunds-of.ts';
import { type Resolved, resolveRefund } from './resolve-refund.ts';

/** How long the answer waits for the gateway; what takes longer goes on without it. */
const WAIT_MS = 3_000;

export type RefundRequest = {
  paymentId: string;
  /** Null: all that is left. */
  wanted: WantedItem[] | null;
  note: string | null;
  /** The same for every try of one request, where its caller gave it a key. */
  attemptId: string | undefined;
};

/** `refund` is the one that was asked for; null when all had been resolved to go back before. */
export type Refunded = { payment: Payment; refund: Refund | null; refunds: Refund[] };

/**
 * An administrator gives a payment back, whole or by tickets; reservation takes away what it paid for when it
 * hears that the money is back. Asked again for the whole, it has gone back once; a part needs a key, by which
 * a repeat is told from another part. Throws 400 `VALIDATION_ERROR` (see `pickItems`; no key); 404 `NOT_FOUND`;
 * 409 `PAYMENT_IN_PROGRESS`, `ILLEGAL_TRANSITION` (nothing was ever paid, or so much is not left).
 */
export async function refundByAdmin(
  ctx: PaymentContext,
  admin: User,
  request: RefundRequest,
): Promise<Refunded> {
  const { paymentId, attemptId } = request;
  if (request.wanted && !attemptId) throw withoutKey();
  const found = await findPayment(ctx.db, paymentId);
  if (!found) throw new AppError('NOT_FOUND');
  const made = attemptId ? await findRefund(ctx.db, attemptId) : undefined;
  const refusal = made ? undefined : refusalOf(found, request);
  if (refusal) throw refusal;
  const resolved = await resolve(ctx, admin, request);
  // All of it went back a moment ago.
  if (request.wanted && !resolved) throw new AppError('ILLEGAL_TRANSITION');
  if (resolved?.isNew) {
    // Resolved it is; a fault from here on only makes it later.
    await deadline(carryOutRefund(ctx, resolved.refund, 'admin'), WAIT_MS).catch((error) =>
      ctx.log.warn({ err: error, paymentId }, 'refund not finished yet'),
    );
  }
  return lookAgain(ctx, found, resolved);
}

const resolve = (
  ctx: PaymentContext,
  admin: User,
  { paymentId, wanted, note, attemptId }: RefundRequest,
): Promise<Resolved | undefined> =>
  inTransaction(ctx.db, async (tx) => {
    const resolved = await resolveRefund(tx, paymentId, {
      id: attemptId ?? uuidv7(),
      wanted,
      reason: 'admin',
      cause: 'admin',
      note,
      requestedBy: admin.userId,
    });
    if (resolved?.isNew) {
      const { id: refund_id, card_amount, point_amount, items } = resolved.refund;
      const what = items?.map(({ label, quantity }) => ({ label, quantity })) ?? null;
      const amount = card_amount + point_amount;
      const details = { refund_id, amount, card_amount, point_amount, items: what, reason: note };
      await recordAudit(tx, admin, { action: 'payment.refunded', subjectId: paymentId, details });
    }
    return resolved;
  });

/** What was resolved is not refused because it cannot be looked at. */
async function lookAgain(
  ctx: PaymentContext,
  found: Payment,
  resolved: Resolved | undefined,
): Promise<Refunded> {
  try {
    const [payment = found, refunds] = await Promise.all([
      findPayment(ctx.db, found.id),
      refundsOf(ctx.db, found.id),
    ]);
    return { payment, refunds, refund: refunds.find(({ id }) => id === resolved?.refund.id) ?? null };
  } catch (error) {
    if (!resolved) throw error;
    return { payment: found, refund: resolved.refund, refunds: [resolved.refund] };
  }
}

/** Why this payment cannot be given back; undefined when it can be, or, asked for the whole, has been. */
function refusalOf({ status, confirmed_at }: Payment, { wanted }: RefundRequest): AppError | undefined {
  switch (status) {
    case 'PROCESSING':
    case 'UNCERTAIN':
      return new AppError('PAYMENT_IN_PROGRESS');
    case 'SUCCESS':
      // Reservation might hear of the refund before it hears of the payment, and keep the seat.
      return confirmed_at ? undefined : new AppError('PAYMENT_IN_PROGRESS');
    case 'FAILED':
      return new AppError('ILLEGAL_TRANSITION', { message: '결제되지 않아 환불할 금액이 없습니다.' });
    case 'REFUNDING':
    case 'REFUNDED':
      return wanted
        ? new AppError('ILLEGAL_TRANSITION', { message: '이미 모두 환불된 결제입니다.' })
        : undefined;
    default:
      return status satisfies never;
  }
}

const withoutKey = () =>
  new AppError('VALIDATION_ERROR', { message: '부분 환불에는 Idempotency-Key 헤더가 필요합니다.' });

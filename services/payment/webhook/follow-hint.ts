import type { Transaction } from 'kysely';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { PaymentContext } from '../context.ts';
import { takeRefundsUpNow, takeUpNow, type Work } from '../db/open-work.ts';
import type { Payment, PaymentTables, PointCharge, Refund } from '../db/schema.ts';
import type { GatewayName, Hint } from '../gateway/gateway.ts';
import { countTrouble } from '../metrics.ts';
import { lockPayment } from '../payments/find-payment.ts';
import { settlePayment } from '../payments/settle-payment.ts';
import { settleCharge } from '../points/settle-charge.ts';
import { askAgain } from '../reconcile/ask-again.ts';
import { carryOutRefund } from '../refund/carry-out-refund.ts';
import { beginRefund } from '../refund/start-refund.ts';
import { findOrder, type GatewayOrder } from './find-order.ts';

/**
 * The gateway hints that an order has changed: it is asked, and the order follows its answer the way
 * the reconciler goes. A hint that comes again, late or in disorder finds nothing left to do.
 * Throws 400 for another amount or currency; 409 `PAYMENT_IN_PROGRESS` and 503 when it should come again.
 */
export async function followHint(ctx: PaymentContext, gateway: GatewayName, hint: Hint): Promise<void> {
  const order = await findOrder(ctx.db, hint.orderId);
  // An order that the other gateway took is none of this one's.
  if (order?.row.gateway !== gateway) {
    ctx.log.info({ orderId: hint.orderId }, 'webhook for an order that is none of ours');
    return;
  }
  requireSame(ctx, hint, order);
  if (hint.saysPaid && order.row.status === 'SUCCESS') return;
  return order.table === 'payments' ? followPayment(ctx, order) : followCharge(ctx, order);
}

function requireSame(ctx: PaymentContext, { orderId, amount, currency }: Hint, order: GatewayOrder): void {
  if ((amount ?? order.amount) === order.amount && (currency ?? 'KRW') === 'KRW') return;
  ctx.log.error({ orderId, amount, currency }, 'webhook says another amount or currency');
  countTrouble({ kind: 'webhook_differs' });
  throw new AppError('VALIDATION_ERROR', { message: '주문의 금액 또는 통화가 다릅니다.' });
}

async function followPayment(
  ctx: PaymentContext,
  { table, row, amount, ageSeconds }: Extract<GatewayOrder, { table: 'payments' }>,
): Promise<void> {
  const { id, gateway, status, attempts } = row;
  switch (status) {
    case 'PROCESSING':
    case 'UNCERTAIN':
      return askAgain(
        ctx,
        { table, id, gateway, amount, attempts, ageSeconds, cause: 'webhook' },
        (verdict) => settlePayment(ctx.db, id, verdict, 'webhook'),
      );
    case 'SUCCESS':
      return followCancellation(ctx, row);
    case 'FAILED':
      return returnIfCharged(ctx, { table, id, gateway, amount });
    case 'REFUNDING':
      return takeRefundsUpNow(ctx.db, id);
    case 'REFUNDED':
      return;
    default:
      return status satisfies never;
  }
}

/**
 * Somebody gave the card's part back at the gateway: points and seat follow, once. Where they gave back a part
 * of it, people have to decide for what.
 */
async function followCancellation(ctx: PaymentContext, payment: Payment): Promise<void> {
  const { id, gateway, card_amount: amount } = payment;
  const state = await stateOf(ctx, { id, gateway, amount });
  const returned = state.outcome === 'cancelled' ? amount : state.outcome === 'approved' ? state.returned : 0;
  await takeRefundsUpNow(ctx.db, id);
  const refunding = await inTransaction(ctx.db, (tx) => beginWhatFollows(ctx, tx, id, returned));
  if (!refunding) return;
  countTrouble({ kind: 'cancelled_at_gateway' });
  await carryOutRefund(ctx, refunding, 'webhook');
}

/** Undefined when nothing follows: it was us who gave that much back, or only a part went back. */
async function beginWhatFollows(
  ctx: PaymentContext,
  tx: Transaction<PaymentTables>,
  id: string,
  returned: number,
): Promise<Refund | undefined> {
  // Looked at only now: while the gateway was asked, we may have given back what it then told.
  const payment = await lockPayment(tx, id);
  if (payment?.status !== 'SUCCESS' || returned <= payment.returned_card) return undefined;
  if (returned < payment.card_amount) {
    ctx.log.error(
      { paymentId: id, returned, byUs: payment.returned_card },
      'a part was given back at the gateway',
    );
    countTrouble({ kind: 'part_returned_at_gateway' });
    return undefined;
  }
  // Reservation might hear of the refund before it hears of the payment, and keep the seat.
  if (!payment.confirmed_at) throw new AppError('PAYMENT_IN_PROGRESS');
  ctx.log.error({ paymentId: id }, 'cancelled at the gateway: the payment goes back');
  return beginRefund(tx, id, 'admin', 'webhook');
}

async function followCharge(
  ctx: PaymentContext,
  { table, row, amount, ageSeconds }: Extract<GatewayOrder, { table: 'point_charges' }>,
): Promise<void> {
  const { id, gateway, status, attempts } = row;
  switch (status) {
    case 'PROCESSING':
      return askAgain(
        ctx,
        { table, id, gateway, amount, attempts, ageSeconds, cause: 'webhook' },
        (verdict) => settleCharge(ctx.db, id, verdict),
      );
    case 'SUCCESS':
      return reportCancellation(ctx, row);
    case 'FAILED':
      return returnIfCharged(ctx, { table, id, gateway, amount });
    default:
      return status satisfies never;
  }
}

/** Points may be spent by now: people have to decide what becomes of them. */
async function reportCancellation(ctx: PaymentContext, charge: PointCharge): Promise<void> {
  const { id } = charge;
  if ((await stateOf(ctx, charge)).outcome !== 'cancelled') return;
  ctx.log.error({ chargeId: id }, 'a charge of points was cancelled at the gateway');
  countTrouble({ kind: 'charge_cancelled_at_gateway' });
}

/** Charged after it was given up: the reconciler returns it. */
async function returnIfCharged(ctx: PaymentContext, order: Work & AskedFor): Promise<void> {
  if ((await stateOf(ctx, order)).outcome === 'approved') await takeUpNow(ctx.db, order);
}

type AskedFor = { id: string; gateway: GatewayName | null; amount: number };

async function stateOf(ctx: PaymentContext, order: AskedFor) {
  const { id: orderId, amount } = order;
  const state = await ctx.gateways.of(order).findByOrderId({ orderId, amount });
  if (state.outcome === 'differs') {
    ctx.log.error({ orderId }, 'the gateway has this order with another amount or currency');
    countTrouble({ kind: 'order_differs' });
  }
  // The gateway sends the webhook again until it is heard.
  if (state.outcome === 'unknown') throw new AppError('UPSTREAM_UNAVAILABLE');
  return state;
}

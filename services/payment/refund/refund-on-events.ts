import type { EventData } from '#shared/events/contracts.ts';
import type { Delivery } from '#shared/events/subscribe.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import type { PaymentContext } from '../context.ts';
import type { Refund, RefundReason } from '../db/schema.ts';
import { findPaymentThatCounts } from '../payments/find-payment.ts';
import { carryOutRefund } from './carry-out-refund.ts';
import { startRefund } from './start-refund.ts';

/** A paid reservation was cancelled: what is left of its payment goes back. */
export async function refundCancelled(
  ctx: PaymentContext,
  { id, data }: Delivery<'reservation.cancelled'>,
): Promise<void> {
  if (!data.paid) return;
  const refunding = await handleOnce(ctx.db, id, async (tx) => {
    const payment = await findPaymentThatCounts(tx, data.reservation.id);
    return startRefund(tx, payment?.id, reasonOf(data.reason));
  });
  ctx.relay.nudge();
  carryOutSoon(ctx, refunding);
}

/** Buyers read why their money came back. */
function reasonOf(reason: EventData<'reservation.cancelled'>['reason']): RefundReason {
  if (reason === 'event_cancelled' || reason === 'admin') return reason;
  return 'cancelled';
}

/** The money came too late or for nothing: it is never kept for a seat not given. */
export async function refundRejected(
  ctx: PaymentContext,
  { id, data }: Delivery<'reservation.payment_rejected'>,
): Promise<void> {
  const refunding = await handleOnce(ctx.db, id, (tx) => startRefund(tx, data.paymentId, 'rejected'));
  ctx.wakeUps.wake(data.paymentId);
  carryOutSoon(ctx, refunding);
}

/** The broker need not wait for the gateway; what fails here the reconciler goes on with. */
function carryOutSoon(ctx: PaymentContext, refunding: Refund | undefined): void {
  if (!refunding) return;
  carryOutRefund(ctx, refunding, 'event').catch((error) =>
    ctx.log.warn({ err: error, refundId: refunding.id }, 'refund not finished yet'),
  );
}

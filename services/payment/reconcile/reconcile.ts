import type { PaymentContext } from '../context.ts';
import { growingPause, putBack, type Status, type Work } from '../db/open-work.ts';
import type { Payment, PointCharge } from '../db/schema.ts';
import { countTrouble } from '../metrics.ts';
import { appendPaid } from '../payments/paid-event.ts';
import { CONFIRMED_WITHIN_SECONDS, settlePayment } from '../payments/settle-payment.ts';
import { settleCharge } from '../points/settle-charge.ts';
import { carryOutRefund } from '../refund/carry-out-refund.ts';
import { tellRefundsAgain } from '../refund/tell-again.ts';
import { askAgain } from './ask-again.ts';
import { type Claimed, claimCharges, claimPayments, claimRefunds } from './claim-open-work.ts';
import { returnStrayCharge } from './return-stray-charge.ts';

/** How long a lock keeps other replicas out, and how long one run may take at most. */
export const RECONCILE_LOCK_SECONDS = 30;
const LONGEST_RUN_MS = 15_000;

/** Goes on with all that a crash, a silent gateway or a lost answer left undone. */
export async function reconcile(ctx: PaymentContext): Promise<void> {
  const startedAt = Date.now();
  await tellRefundsAgain(ctx).catch((error) => ctx.log.error({ err: error }, 'refunds were not told again'));
  for (;;) {
    const payments = await claimPayments(ctx.db);
    const charges = await claimCharges(ctx.db);
    const refunds = await claimRefunds(ctx.db);
    await Promise.all([
      ...payments.map((payment) =>
        heard(ctx, { table: 'payments', ...payment }, resumePayment(ctx, payment)),
      ),
      ...charges.map((charge) =>
        heard(ctx, { table: 'point_charges', ...charge }, resumeCharge(ctx, charge)),
      ),
      ...refunds.map((refund) =>
        heard(ctx, { table: 'refunds', ...refund }, carryOutRefund(ctx, refund, 'reconciler')),
      ),
    ]);
    if (payments.length + charges.length + refunds.length === 0 || Date.now() - startedAt > LONGEST_RUN_MS)
      return;
  }
}

type Taken = Work & { status: Status; attempts: number };

/** One bad row must not stop the others; it comes again less and less often. */
async function heard(ctx: PaymentContext, row: Taken, work: Promise<void>): Promise<void> {
  const { table, id, status, attempts } = row;
  try {
    await work;
  } catch (error) {
    ctx.log.error({ err: error, id }, 'not reconciled, another run tries again');
    const pause = growingPause(attempts, table === 'refunds' ? 'refund' : 'payment');
    // Where even that fails, its lease ends.
    await putBack(ctx.db, { table, id }, [status], pause).catch(() => undefined);
  }
}

async function resumePayment(ctx: PaymentContext, payment: Claimed<Payment>): Promise<void> {
  const { id, gateway, attempts, card_amount: amount, age_seconds: ageSeconds } = payment;
  switch (payment.status) {
    case 'PROCESSING':
    case 'UNCERTAIN':
      return askAgain(
        ctx,
        { table: 'payments', id, gateway, amount, attempts, ageSeconds, cause: 'reconciler' },
        (verdict) => settlePayment(ctx.db, id, verdict, 'reconciler'),
      );
    case 'SUCCESS':
      return tellAgain(ctx, payment);
    case 'FAILED':
      return returnStrayCharge(ctx, { table: 'payments', id, gateway, amount, attempts });
    case 'REFUNDING':
    case 'REFUNDED':
      throw new Error(`nothing is left to do for payment ${id}`);
    default:
      return payment.status satisfies never;
  }
}

/** Reservation never said what became of the payment: the event goes out again, less and less often. */
async function tellAgain(ctx: PaymentContext, payment: Payment): Promise<void> {
  ctx.log.error({ paymentId: payment.id, attempts: payment.attempts }, 'paid, but not confirmed yet');
  countTrouble({ kind: 'not_confirmed' });
  await appendPaid(ctx.db, payment);
  await putBack(
    ctx.db,
    { table: 'payments', id: payment.id },
    ['SUCCESS'],
    CONFIRMED_WITHIN_SECONDS * payment.attempts,
  );
  ctx.relay.nudge();
}

async function resumeCharge(ctx: PaymentContext, charge: Claimed<PointCharge>): Promise<void> {
  const { id, gateway, attempts, amount, age_seconds: ageSeconds } = charge;
  switch (charge.status) {
    case 'PROCESSING':
      return askAgain(
        ctx,
        { table: 'point_charges', id, gateway, amount, attempts, ageSeconds, cause: 'reconciler' },
        (verdict) => settleCharge(ctx.db, id, verdict),
      );
    case 'FAILED':
      return returnStrayCharge(ctx, { table: 'point_charges', id, gateway, amount, attempts });
    case 'SUCCESS':
      throw new Error(`nothing is left to do for charge ${id}`);
    default:
      return charge.status satisfies never;
  }
}

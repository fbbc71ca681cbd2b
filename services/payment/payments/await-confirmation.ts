import { AppError } from '#shared/http/errors.ts';
import type { PaymentContext } from '../context.ts';
import type { Payment } from '../db/schema.ts';
import { findPayment } from './find-payment.ts';

/** How late the answer is when another replica got the event. */
const POLL_MS = 500;

/**
 * Returns the payment once its reservation is confirmed, for the buyer's page reads the reservation
 * at once. The wait is bounded: when it runs out the payment stands, and the answer says so.
 */
export async function awaitConfirmation(ctx: PaymentContext, { id }: Payment): Promise<Payment> {
  const deadline = Date.now() + ctx.confirmationWaitMs;
  for (;;) {
    const left = deadline - Date.now();
    // Asleep before looking, so that no event slips in between.
    const woken = ctx.wakeUps.sleep(id, Math.max(0, Math.min(POLL_MS, left)));
    const payment = await findPayment(ctx.db, id);
    if (payment?.confirmed_at) return payment;
    if (payment?.status !== 'SUCCESS') throw goesBack(id);
    if (left <= 0) throw stillConfirming(id);
    await woken;
  }
}

const stillConfirming = (id: string) =>
  new AppError('PAYMENT_UNCERTAIN', {
    message: '결제는 완료되었고 예매를 확정하고 있습니다. 잠시 후 예매 내역을 확인해 주세요.',
    details: { id, status: 'SUCCESS' },
  });

/** Reservation had nothing to give any more; the money is on its way back. */
const goesBack = (id: string) =>
  new AppError('RESERVATION_NOT_PAYABLE', {
    message: '예매를 확정할 수 없어 결제 금액은 환불됩니다. 결제 내역을 확인해 주세요.',
    details: { id },
  });

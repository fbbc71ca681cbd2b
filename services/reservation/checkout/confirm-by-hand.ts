import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { ReservationContext } from '../context.ts';
import { requireReservation } from '../reservations/find-reservations.ts';
import { wireState } from '../reservations/wire-state.ts';

const POLL_MS = 100;

/**
 * An administrator took the money by hand: payment records it, with who did so, and its event confirms the
 * reservation as any payment does. Returns once that is done. Throws 404 `RESERVATION_NOT_FOUND`; 409 `ILLEGAL_TRANSITION`, and
 * `PAYMENT_IN_PROGRESS` while the buyer is paying; 503 `PAYMENT_UNCERTAIN` when it takes longer, or payment does not say whether it has.
 */
export async function confirmByHand(
  ctx: Pick<ReservationContext, 'db' | 'limits' | 'recordManualPayment'>,
  admin: User,
  reservationId: string,
): Promise<void> {
  const reservation = await requireReservation(ctx.db, reservationId);
  if (wireState(reservation).status !== 'pending') throw new AppError('ILLEGAL_TRANSITION');
  const order = {
    reservationId,
    userId: reservation.user_id,
    adminId: admin.userId,
    adminEmail: admin.email,
  };
  const payment = await ctx.recordManualPayment(order).catch((cause) => {
    throw new AppError('PAYMENT_UNCERTAIN', { cause });
  });
  if (!payment.ok) {
    throw new AppError(payment.code === 'PAYMENT_IN_PROGRESS' ? payment.code : 'ILLEGAL_TRANSITION');
  }
  await untilConfirmed(ctx, reservationId);
}

async function untilConfirmed(
  { db, limits }: Pick<ReservationContext, 'db' | 'limits'>,
  reservationId: string,
): Promise<void> {
  const giveUpAt = Date.now() + limits.confirmationWaitMs;
  for (;;) {
    switch (wireState(await requireReservation(db, reservationId)).status) {
      case 'confirmed':
        return;
      case 'cancelled':
        // It ended meanwhile; payment is told so and takes the money back.
        throw new AppError('ILLEGAL_TRANSITION');
      case 'pending':
        if (Date.now() >= giveUpAt) throw stillConfirming();
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

const stillConfirming = () =>
  new AppError('PAYMENT_UNCERTAIN', {
    message: '결제는 기록되었고 예매를 확정하고 있습니다. 잠시 후 예매 내역을 확인해 주세요.',
  });

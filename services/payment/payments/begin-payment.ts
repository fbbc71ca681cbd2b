import { sql, type Transaction } from 'kysely';
import { LEASE_SECONDS } from '#shared/database/lease.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import { secondsFromNow } from '../db/open-work.ts';
import type { Buyer, Payment, PaymentTables } from '../db/schema.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import { balanceOf } from '../points/balance.ts';
import { movePoints } from '../points/ledger.ts';
import type { Channel } from './channels.ts';
import { methodOf, type Split } from './split.ts';

export type NewPayment = {
  id: string;
  channel: Channel;
  /** Null when no gateway has a part in it. */
  gateway: GatewayName | null;
  split: Split;
  buyer: Buyer;
  reservation: ReservationFacts;
};

/**
 * Records the intent and takes the points, before anybody outside is asked. Refuses with
 * `PAYMENT_IN_PROGRESS` when the reservation has a payment that counts, and with
 * `INSUFFICIENT_POINTS`; either way the caller's transaction must write nothing.
 */
export async function beginPayment(tx: Transaction<PaymentTables>, order: NewPayment): Promise<Payment> {
  const { id, channel, gateway, split, buyer, reservation } = order;
  const payment = await tx
    .insertInto('payments')
    .values({
      id,
      user_id: reservation.userId,
      reservation_id: reservation.id,
      amount: split.pointUsed + split.cardAmount,
      payment_method: methodOf(split),
      channel,
      gateway,
      point_used: split.pointUsed,
      card_amount: split.cardAmount,
      status: 'PROCESSING',
      reservation: JSON.stringify(reservation),
      buyer: JSON.stringify(buyer),
      next_attempt_at: secondsFromNow(LEASE_SECONDS),
    })
    // Waits while another tab's row is not committed, then sees what became of it.
    .onConflict((conflict) =>
      conflict.column('reservation_id').where('status', '<>', sql.lit('FAILED')).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (!payment) throw new AppError('PAYMENT_IN_PROGRESS');
  if (split.pointUsed > 0) await takePoints(tx, payment);
  return payment;
}

async function takePoints(tx: Transaction<PaymentTables>, payment: Payment): Promise<void> {
  const { user_id, point_used, reservation } = payment;
  const taken = await movePoints(tx, {
    userId: user_id,
    type: 'USE',
    amount: -point_used,
    referenceType: 'PAYMENT',
    referenceId: payment.id,
    description: `${reservation.eventTitle} 결제`.slice(0, 255),
  });
  if (taken) return;
  throw new AppError('INSUFFICIENT_POINTS', {
    details: { balance: await balanceOf(tx, user_id), required: point_used },
  });
}

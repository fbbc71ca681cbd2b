import { isRefusal } from '../api/refusal.ts';
import type { components as PaymentTypes } from '../api/types/payment.ts';
import type { components } from '../api/types/reservation.ts';
import type { Attempt } from './attempt.ts';

/**
 * `open`: to be paid. `running`: a payment is being taken, or confirmed. `failed`: this tab's attempt ended and
 * took nothing. `lost`: nothing is known of this tab's attempt; it may still arrive. `paid`. `returned`: the
 * reservation is over and money that was paid goes back. `ended`: over without a payment.
 */
export type Standing = 'open' | 'running' | 'failed' | 'lost' | 'paid' | 'returned' | 'ended';

type Reservation = Pick<
  components['schemas']['CheckoutReservation'],
  'status' | 'payment_status' | 'isExpired'
>;
type Payment = Pick<PaymentTypes['schemas']['PaymentDetail']['payment'], 'id' | 'status'>;

/** Where paying for a reservation stands, by what the services say and what this tab has tried. */
export function standingOf(
  reservation: Reservation,
  payment: Payment | null,
  attempt: Pick<Attempt, 'after'> | undefined,
): Standing {
  const { status, payment_status, isExpired } = reservation;
  if (status === 'confirmed') return 'paid';
  if (payment?.status === 'PROCESSING') return 'running';
  if (isExpired) {
    const wasPaid = payment_status === 'completed' || payment_status === 'refunded';
    const took = payment?.status === 'SUCCESS' || payment?.status === 'REFUNDED';
    return wasPaid || took ? 'returned' : 'ended';
  }
  if (payment?.status === 'SUCCESS') return 'running';
  if (!attempt) return 'open';
  return payment && payment.id !== attempt.after ? 'failed' : 'lost';
}

/**
 * Whether an answer says for certain that the attempt took nothing and never will. After any other the
 * services are asked what became of it.
 */
export const tookNothing = (error: unknown): boolean =>
  isRefusal(
    error,
    'PAYMENT_DECLINED',
    'INSUFFICIENT_POINTS',
    'AMOUNT_MISMATCH',
    'PAYMENT_UNAVAILABLE',
    'INVALID_PAYMENT_METHOD',
    'VALIDATION_ERROR',
    'RESERVATION_EXPIRED',
  );

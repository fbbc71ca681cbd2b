import type { components } from '../api/types/reservation.ts';
import type { Payment } from '../checkout/checkout-query.ts';

export type Listed = components['schemas']['ListedReservation'];

/**
 * Where a reservation stands for its owner. `lapsed`: it ended without a payment. `refunding`: it was given back,
 * and the money is on its way.
 */
export type State = 'unpaid' | 'paying' | 'confirmed' | 'lapsed' | 'refunding' | 'refunded';

/** By what reservation says and, where it is known, the payment: its word of money is the newer one. */
export function stateOf(
  { status, payment_status }: Pick<Listed, 'status' | 'payment_status'>,
  payment?: Pick<Payment, 'status'> | null,
): State {
  switch (status) {
    case 'confirmed':
      return 'confirmed';
    case 'pending':
      return payment?.status === 'PROCESSING' || payment?.status === 'SUCCESS' ? 'paying' : 'unpaid';
    case 'cancelled':
      if (payment_status === 'refunded' || payment?.status === 'REFUNDED') return 'refunded';
      if (payment?.status === 'PROCESSING') return 'paying';
      return payment_status === 'completed' || payment?.status === 'SUCCESS' ? 'refunding' : 'lapsed';
  }
}

/** Tickets are still needed at the door for a while after the start. */
const AT_THE_DOOR_MS = 6 * 3_600_000;

export type Groups = Record<'unpaid' | 'upcoming' | 'past' | 'ended', Listed[]>;

/** A buyer's reservations as they look for them: what is next first, what was last first. */
export function grouped(reservations: readonly Listed[], now: number): Groups {
  const groups: Groups = { unpaid: [], upcoming: [], past: [], ended: [] };
  for (const reservation of reservations) {
    const isOver = Date.parse(reservation.event_date) + AT_THE_DOOR_MS < now;
    if (reservation.status === 'pending') groups.unpaid.push(reservation);
    else if (reservation.status === 'cancelled') groups.ended.push(reservation);
    else (isOver ? groups.past : groups.upcoming).push(reservation);
  }
  groups.upcoming.sort((a, b) => Date.parse(a.event_date) - Date.parse(b.event_date));
  groups.past.sort((a, b) => Date.parse(b.event_date) - Date.parse(a.event_date));
  return groups;
}

import type { PaymentStatus, ReservationStatus } from '../db/schema.ts';

export type Row = {
  status: ReservationStatus;
  payment_status: PaymentStatus;
  expires_at: Date | null;
  /** The hold ran out by the database's clock, whether or not it was tidied up. */
  lapsed: boolean;
};

export type WireState = {
  status: 'pending' | 'confirmed' | 'cancelled';
  payment_status: PaymentStatus;
  expires_at: string | null;
  /** Not paid, and can no longer be. */
  isExpired: boolean;
};

/** Clients know three states: being paid shows as pending, expired as cancelled with a failed payment. */
export function wireState(row: Row): WireState {
  const { status, payment_status, expires_at, lapsed } = row;
  switch (status) {
    case 'pending':
    case 'paying':
      return lapsed
        ? { status: 'cancelled', payment_status: 'failed', expires_at: null, isExpired: true }
        : {
            status: 'pending',
            payment_status,
            expires_at: expires_at?.toISOString() ?? null,
            isExpired: false,
          };
    case 'confirmed':
      return { status: 'confirmed', payment_status, expires_at: null, isExpired: false };
    case 'cancelled':
    case 'expired':
      return { status: 'cancelled', payment_status, expires_at: null, isExpired: true };
  }
}

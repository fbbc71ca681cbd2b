import type { components } from '../../api/types/reservation.ts';
import { Badge, type Tone } from '../../design/badge.tsx';
import { texts, useText } from '../../language/language.ts';

export type ReservationStatus = components['schemas']['AdminReservation']['status'];
type PaymentStatus = components['schemas']['AdminReservation']['payment_status'];

export const RESERVATION_STATUSES = ['pending', 'confirmed', 'cancelled'] as const;

export const reservationWords = texts<Record<ReservationStatus, string>>({
  ko: { pending: '결제 대기', confirmed: '예매 완료', cancelled: '취소' },
  en: { pending: 'Held', confirmed: 'Confirmed', cancelled: 'Cancelled' },
});

const paymentWords = texts<Record<PaymentStatus, string>>({
  ko: { pending: '결제 전', completed: '결제 완료', failed: '결제 안 됨', refunded: '환불' },
  en: { pending: 'Not paid yet', completed: 'Paid', failed: 'Not paid', refunded: 'Refunded' },
});

const tones: Record<ReservationStatus, Tone> = { pending: 'warn', confirmed: 'good', cancelled: 'quiet' };

export const ReservationBadge = ({ status }: { status: ReservationStatus }) => (
  <Badge tone={tones[status]}>{useText(reservationWords)[status]}</Badge>
);

export const PaymentState = ({ status }: { status: PaymentStatus }) => useText(paymentWords)[status];

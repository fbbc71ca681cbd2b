import { z } from 'zod';
import { Buyer, EventFacts, Id, Instant, Krw, ReservationFacts, SeatState, StockState } from './facts.ts';

/** What changed with a reservation: itself, and the seats and stock as they are now. */
const ReservationChange = z.object({
  reservation: ReservationFacts,
  seats: z.array(SeatState),
  stock: z.array(StockState),
});

const PaymentMethod = z.enum(['CARD', 'POINT', 'MIXED']);

/**
 * Every event of the system, by its CloudEvents `type`: its topic and the shape of its data.
 * This is the contract between the services; one in another language needs nothing else.
 */
export const contracts = {
  'user.registered': {
    topic: 'users',
    data: z.object({ userId: Id, email: z.string(), name: z.string(), role: z.enum(['user', 'admin']) }),
  },
  'event.published': { topic: 'events', data: EventFacts },
  'reservation.held': { topic: 'reservations', data: ReservationChange },
  /** `paymentId` is null for what costs nothing and is confirmed at once. */
  'reservation.confirmed': {
    topic: 'reservations',
    data: ReservationChange.extend({ paymentId: Id.nullable() }),
  },
  'reservation.cancelled': {
    topic: 'reservations',
    /** `paid`: payment has to give the money back. `replaced`: the same buyer chose again. */
    data: ReservationChange.extend({ reason: z.enum(['owner', 'replaced']), paid: z.boolean() }),
  },
  'reservation.expired': { topic: 'reservations', data: ReservationChange },
  /** Money came for what can no longer be given; payment returns it. */
  'reservation.payment_rejected': {
    topic: 'reservations',
    data: z.object({ reservation: ReservationFacts, paymentId: Id }),
  },
  'payment.paid': {
    topic: 'payments',
    data: z.object({
      paymentId: Id,
      reservationId: Id,
      userId: Id,
      amount: Krw,
      method: PaymentMethod,
      /** naver_pay, kakao_pay, bank_transfer, card, point or mixed: what the buyer's list shows. */
      channel: z.string(),
      pointUsed: Krw,
      cardAmount: Krw,
      paidAt: Instant,
      buyer: Buyer,
      reservation: ReservationFacts,
    }),
  },
  'payment.failed': {
    topic: 'payments',
    data: z.object({ paymentId: Id, reservationId: Id, userId: Id, code: z.string() }),
  },
  'payment.refunded': {
    topic: 'payments',
    data: z.object({
      paymentId: Id,
      reservationId: Id,
      userId: Id,
      amount: Krw,
      pointUsed: Krw,
      cardAmount: Krw,
      refundedAt: Instant,
      reason: z.enum(['cancelled', 'rejected']),
      buyer: Buyer,
      reservation: ReservationFacts,
    }),
  },
  'points.charged': {
    topic: 'payments',
    data: z.object({ chargeId: Id, userId: Id, amount: Krw, balance: Krw, chargedAt: Instant, buyer: Buyer }),
  },
} as const;

export type EventType = keyof typeof contracts;
export type EventData<T extends EventType> = z.output<(typeof contracts)[T]['data']>;

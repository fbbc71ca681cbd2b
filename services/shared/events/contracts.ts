import { z } from 'zod';
import {
  AccountFacts,
  Buyer,
  EventFacts,
  Id,
  Instant,
  Krw,
  ReservationFacts,
  SeatState,
  StockState,
} from './facts.ts';

/** What changed with a reservation: itself, and the seats and stock as they are now. */
const ReservationChange = z.object({
  reservation: ReservationFacts,
  seats: z.array(SeatState),
  stock: z.array(StockState),
});

/** Who or what ended a reservation: `event_cancelled` also when the event was deleted. */
const CancelReason = z.enum(['owner', 'replaced', 'admin', 'event_cancelled']);

const PaymentMethod = z.enum(['CARD', 'POINT', 'MIXED']);

/**
 * Every event of the system, by its CloudEvents `type`: its topic and the shape of its data.
 * This is the contract between the services; one in another language needs nothing else.
 */
export const contracts = {
  'user.registered': { topic: 'users', data: AccountFacts },
  /** Name or role is another one now. */
  'user.changed': { topic: 'users', data: AccountFacts },
  'user.deleted': { topic: 'users', data: z.object({ userId: Id }) },
  /** An event of the catalogue as it is now: new, edited, cancelled or deleted. */
  'event.published': { topic: 'events', data: EventFacts },
  /** What an event has to sell was changed by an administrator, or sold out, or came back. */
  'inventory.changed': {
    topic: 'inventory',
    data: z.object({
      eventId: Id,
      /** Grows with each of them: an older one must not win. */
      version: z.int(),
      soldOut: z.boolean(),
      minPrice: Krw.nullable(),
      maxPrice: Krw.nullable(),
      ticketTypeCount: z.int().min(0),
      stock: z.array(StockState),
    }),
  },
  'reservation.held': { topic: 'reservations', data: ReservationChange },
  /** `paymentId` is null for what costs nothing and is confirmed at once. */
  'reservation.confirmed': {
    topic: 'reservations',
    data: ReservationChange.extend({ paymentId: Id.nullable() }),
  },
  'reservation.cancelled': {
    topic: 'reservations',
    /** `paid`: payment has to give the money back. `replaced`: the same buyer chose again. */
    data: ReservationChange.extend({ reason: CancelReason, paid: z.boolean() }),
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
      /** naver_pay, kakao_pay, bank_transfer, card, point, mixed or manual: what the buyer's list shows. */
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
      /** `rejected`: the money came for what could no longer be given; `admin`: given back by hand. */
      reason: z.enum(['cancelled', 'event_cancelled', 'rejected', 'admin']),
      buyer: Buyer,
      reservation: ReservationFacts,
    }),
  },
  'points.charged': {
    topic: 'payments',
    data: z.object({ chargeId: Id, userId: Id, amount: Krw, balance: Krw, chargedAt: Instant, buyer: Buyer }),
  },
  /** Somebody wants a message sent: to a user, or to an address. Notification checks `data` by its template. */
  'notification.requested': {
    topic: 'notifications',
    data: z.object({
      notificationId: Id,
      userId: Id.nullable(),
      to: z.string().nullable(),
      channel: z.enum(['email', 'sms', 'push']),
      template: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  },
} as const;

export type EventType = keyof typeof contracts;
export type EventData<T extends EventType> = z.output<(typeof contracts)[T]['data']>;

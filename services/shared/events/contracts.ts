import { z } from 'zod';
import {
  AccountFacts,
  Buyer,
  EventFacts,
  Id,
  Instant,
  Krw,
  ReservationFacts,
  ReservationItem,
  SeatState,
  StockState,
} from './facts.ts';

/** What changed with a reservation: itself, and the seats and stock as they are now. */
const ReservationChange = z.object({
  reservation: ReservationFacts,
  seats: z.array(SeatState),
  stock: z.array(StockState),
});

const CancelReason = z
  .enum(['owner', 'replaced', 'admin', 'event_cancelled', 'refunded'])
  .describe(
    '`replaced`: the same buyer chose again. `event_cancelled`: also when it was deleted. `refunded`: its money was given back by hand',
  );

const PaymentMethod = z.enum(['CARD', 'POINT', 'MIXED']);

/**
 * Every event of the system, by its CloudEvents `type`: its topic, what it tells, and the shape of its data.
 * This is the contract between the services; one in another language needs nothing else.
 */
export const contracts = {
  'user.registered': { topic: 'users', about: 'Somebody has an account now', data: AccountFacts },
  'user.changed': { topic: 'users', about: 'Name or role is another one now', data: AccountFacts },
  'user.deleted': {
    topic: 'users',
    about:
      'The account is gone; copies of what it said of a person go too, but for records of payments, which the law on electronic commerce has kept',
    data: z.object({ userId: Id }),
  },
  'event.published': {
    topic: 'events',
    about: 'An event of the catalogue as it is now: new, edited, cancelled or deleted',
    data: EventFacts,
  },
  'inventory.changed': {
    topic: 'inventory',
    about: 'What an event has to sell was changed by an administrator, or sold out, or came back',
    data: z.object({
      eventId: Id,
      version: z.int().describe('Grows with each of them: an older one must not win'),
      soldOut: z.boolean(),
      minPrice: Krw.nullable(),
      maxPrice: Krw.nullable(),
      ticketTypeCount: z.int().min(0),
      stock: z.array(StockState),
    }),
  },
  'admission.ended': {
    topic: 'queue',
    about: 'Passes of the waiting room are worth nothing any more: given back, or the room was cleared',
    data: z.object({
      eventId: Id,
      userId: Id.nullable().describe('Whose; null: of everybody'),
      upTo: z.int().min(0).describe('Those of visits with a number up to this one'),
    }),
  },
  'room.changed': {
    topic: 'queue',
    about: 'What a waiting room asks of others, as it is now',
    data: z.object({
      eventId: Id,
      whenAway: z
        .enum(['open', 'closed'])
        .describe('Whether who shows no pass may reserve while the queue does not answer'),
      version: z.int().describe('Grows with each of them: an older one must not win'),
    }),
  },
  'reservation.held': {
    topic: 'reservations',
    about: 'Seats or tickets are kept for a buyer until `expiresAt`',
    data: ReservationChange,
  },
  'reservation.confirmed': {
    topic: 'reservations',
    about: 'Sold. Told again for a payment that has not heard of it',
    data: ReservationChange.extend({
      paymentId: Id.nullable().describe('Null for what costs nothing and is confirmed at once'),
    }),
  },
  'reservation.cancelled': {
    topic: 'reservations',
    about: 'Given back. Told again for as long as the money of a paid one is not back',
    data: ReservationChange.extend({
      reason: CancelReason,
      paid: z.boolean().describe('Payment has to give the money back'),
      endsVisit: z
        .boolean()
        .default(false)
        .describe(
          "The buyer's visit to the waiting room ended with it, and their pass; where nothing is said of that it goes on",
        ),
    }),
  },
  'reservation.reduced': {
    topic: 'reservations',
    about:
      'Some of its tickets were given back, the rest stands: `reservation` is what is left, `seats` and `stock` what came back',
    data: ReservationChange.extend({ paymentId: Id, refundId: Id }),
  },
  'reservation.expired': {
    topic: 'reservations',
    about: 'Not paid in time: seats and stock are free again',
    data: ReservationChange,
  },
  'reservation.payment_rejected': {
    topic: 'reservations',
    about: 'Money came for what can no longer be given; payment returns it',
    data: z.object({ reservation: ReservationFacts, paymentId: Id }),
  },
  'payment.paid': {
    topic: 'payments',
    about:
      'Money was taken for a reservation. Told again, as another event, for as long as no answer was heard: `paymentId` says what is known already',
    data: z.object({
      paymentId: Id,
      reservationId: Id,
      userId: Id,
      amount: Krw,
      method: PaymentMethod,
      channel: z
        .string()
        .describe(
          "naver_pay, kakao_pay, bank_transfer, card, point, mixed or manual: what the buyer's list shows",
        ),
      pointUsed: Krw,
      cardAmount: Krw,
      paidAt: Instant,
      buyer: Buyer,
      reservation: ReservationFacts,
    }),
  },
  'payment.failed': {
    topic: 'payments',
    about: 'A payment that was begun came to nothing; its points are back',
    data: z.object({ paymentId: Id, reservationId: Id, userId: Id, code: z.string() }),
  },
  'payment.refunded': {
    topic: 'payments',
    about:
      'A payment, or a part of it, went back the way it came. Told again, as another event, to whom has not heard of it: `refundId` says what is known already',
    data: z.object({
      refundId: Id,
      paymentId: Id,
      reservationId: Id,
      userId: Id,
      items: z
        .array(ReservationItem)
        .describe('What is given back for it, with the quantities of this refund; empty: all that was left'),
      amount: Krw.describe('Of this refund, as the two parts of it that follow'),
      pointUsed: Krw,
      cardAmount: Krw,
      left: Krw.describe('What of the payment is still kept, or on its way back'),
      refundedAt: Instant,
      reason: z
        .enum(['cancelled', 'event_cancelled', 'rejected', 'admin'])
        .describe(
          '`rejected`: the money came for what could no longer be given; `admin`: given back by hand',
        ),
      buyer: Buyer,
      reservation: ReservationFacts,
    }),
  },
  'points.charged': {
    topic: 'payments',
    about: 'Points were bought by card',
    data: z.object({ chargeId: Id, userId: Id, amount: Krw, balance: Krw, chargedAt: Instant, buyer: Buyer }),
  },
  'notification.requested': {
    topic: 'notifications',
    about: 'A message is to be sent, to a user or to an address; `data` is as its template wants it',
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
/** The same as it may be written: what has a default need not be said. */
export type EventInput<T extends EventType> = z.input<(typeof contracts)[T]['data']>;

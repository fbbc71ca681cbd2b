import { z } from 'zod';
import { Instant, Krw } from '#shared/events/facts.ts';
import { amountSplit } from './amount-split.ts';
import { Booking, Items, Split } from './booking.ts';
import type { Draft, Reader } from './draft.ts';
import { money, seoulTime } from './locale.ts';
import { eventFacts, named, reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    cancelled: (title: string) => `[Tiketi] 예매 취소 및 환불 안내 — ${title}`,
    refunded: (title: string) => `[Tiketi] 환불이 완료되었습니다 — ${title}`,
    part: (title: string) => `[Tiketi] 티켓 일부 취소 및 환불 안내 — ${title}`,
    returned: '예매하신 티켓 중 일부가 취소되어 해당 금액을 돌려드렸습니다. 나머지 예매는 그대로 유효합니다.',
    reason: {
      cancelled: '예매가 취소되어 결제하신 금액을 모두 돌려드렸습니다.',
      event_cancelled: '취소된 공연의 결제 금액을 모두 돌려드렸습니다.',
      admin: '관리자가 예매를 취소하고 결제하신 금액을 모두 돌려드렸습니다.',
      rejected: '결제가 늦게 도착하여 예매를 확정하지 못했습니다. 결제하신 금액을 모두 돌려드렸습니다.',
    },
    tickets: '취소된 티켓',
    amount: '환불 금액',
    left: '남은 결제 금액',
    refundedAt: '환불 일시',
  },
  en: {
    cancelled: (title: string) => `[Tiketi] Cancelled and refunded — ${title}`,
    refunded: (title: string) => `[Tiketi] Your refund is complete — ${title}`,
    part: (title: string) => `[Tiketi] Some of your tickets were cancelled and refunded — ${title}`,
    returned:
      'Some of your tickets were cancelled, and what you paid for them has been returned. The rest of your reservation stands.',
    reason: {
      cancelled: 'Your reservation was cancelled and everything you paid has been returned.',
      event_cancelled: 'Everything you paid for the cancelled event has been returned.',
      admin: 'An administrator cancelled your reservation, and everything you paid has been returned.',
      rejected:
        'Your payment arrived too late for the reservation to be confirmed. Everything you paid has been returned.',
    },
    tickets: 'Cancelled tickets',
    amount: 'Returned',
    left: 'Still paid',
    refundedAt: 'Returned at',
  },
} as const;

export const PaymentRefunded = Split.extend({
  reservation: Booking,
  /** What went back of the reservation; nothing named: all of it. */
  items: Items.optional(),
  /** What of the payment is still kept. */
  left: Krw.optional(),
  refundedAt: Instant,
  reason: z.enum(['cancelled', 'event_cancelled', 'rejected', 'admin']),
});
type PaymentRefunded = z.infer<typeof PaymentRefunded>;

/** To the buyer whose money went back, and why. Who had the news of a cancelled event reads of the refund alone. */
export function paymentRefunded(refund: PaymentRefunded, reader: Reader): Draft {
  if (refund.items && refund.items.length > 0) return partRefunded(refund, refund.items, reader);
  const { name, locale } = reader;
  const words = WORDS[locale];
  const { reservation, reason, refundedAt } = refund;
  const subject = reason === 'event_cancelled' ? words.refunded : words.cancelled;
  return {
    locale,
    name,
    subject: subject(reservation.eventTitle),
    sentences: [words.reason[reason]],
    facts: [
      ...reservationFacts(reservation, locale),
      [words.amount, amountSplit(refund, locale)],
      [words.refundedAt, seoulTime(refundedAt, locale)],
    ],
  };
}

/** To the buyer who keeps the rest: which tickets went, how much by which way, and what is still paid. */
function partRefunded(
  { left = 0, reservation, refundedAt, ...split }: PaymentRefunded,
  items: Booking['items'],
  { name, locale }: Reader,
): Draft {
  const words = WORDS[locale];
  const { number, eventTitle, venue, eventDate, kind } = reservation;
  return {
    locale,
    name,
    subject: words.part(eventTitle),
    sentences: [words.returned],
    facts: [
      ...eventFacts({ number, eventTitle, venue, eventDate }, locale),
      [words.tickets, named(items, kind)],
      [words.amount, amountSplit(split, locale)],
      [words.left, money(left, locale)],
      [words.refundedAt, seoulTime(refundedAt, locale)],
    ],
  };
}

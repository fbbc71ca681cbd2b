import { z } from 'zod';
import { Instant } from '#shared/events/facts.ts';
import { amountSplit } from './amount-split.ts';
import { Booking, Split } from './booking.ts';
import type { Draft, Reader } from './draft.ts';
import { seoulTime } from './locale.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    cancelled: (title: string) => `[Tiketi] 예매 취소 및 환불 안내 — ${title}`,
    refunded: (title: string) => `[Tiketi] 환불이 완료되었습니다 — ${title}`,
    reason: {
      cancelled: '예매가 취소되어 결제하신 금액을 모두 돌려드렸습니다.',
      event_cancelled: '취소된 공연의 결제 금액을 모두 돌려드렸습니다.',
      admin: '관리자가 예매를 취소하고 결제하신 금액을 모두 돌려드렸습니다.',
      rejected: '결제가 늦게 도착하여 예매를 확정하지 못했습니다. 결제하신 금액을 모두 돌려드렸습니다.',
    },
    amount: '환불 금액',
    refundedAt: '환불 일시',
  },
  en: {
    cancelled: (title: string) => `[Tiketi] Cancelled and refunded — ${title}`,
    refunded: (title: string) => `[Tiketi] Your refund is complete — ${title}`,
    reason: {
      cancelled: 'Your reservation was cancelled and everything you paid has been returned.',
      event_cancelled: 'Everything you paid for the cancelled event has been returned.',
      admin: 'An administrator cancelled your reservation, and everything you paid has been returned.',
      rejected:
        'Your payment arrived too late for the reservation to be confirmed. Everything you paid has been returned.',
    },
    amount: 'Returned',
    refundedAt: 'Returned at',
  },
} as const;

export const PaymentRefunded = Split.extend({
  reservation: Booking,
  refundedAt: Instant,
  reason: z.enum(['cancelled', 'event_cancelled', 'rejected', 'admin']),
});

/** To the buyer whose money went back, and why. Who had the news of a cancelled event reads of the refund alone. */
export function paymentRefunded(refund: z.infer<typeof PaymentRefunded>, { name, locale }: Reader): Draft {
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

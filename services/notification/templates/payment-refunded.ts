import type { EventData } from '#shared/events/contracts.ts';
import type { Message } from '../mail/mail.ts';
import { amountSplit } from './amount-split.ts';
import { type Locale, seoulTime } from './locale.ts';
import { render } from './render.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 예매 취소 및 환불 안내 — ${title}`,
    greeting: (name: string) => `${name}님, 안녕하세요.`,
    reason: {
      cancelled: '예매가 취소되어 결제하신 금액을 모두 돌려드렸습니다.',
      event_cancelled: '공연이 취소되어 결제하신 금액을 모두 돌려드렸습니다.',
      admin: '예매가 취소되어 결제하신 금액을 모두 돌려드렸습니다.',
      rejected: '결제가 늦게 도착하여 예매를 확정하지 못했습니다. 결제하신 금액을 모두 돌려드렸습니다.',
    },
    amount: '환불 금액',
    refundedAt: '환불 일시',
  },
  en: {
    subject: (title: string) => `[Tiketi] Cancelled and refunded — ${title}`,
    greeting: (name: string) => `Dear ${name},`,
    reason: {
      cancelled: 'Your reservation was cancelled and everything you paid has been returned.',
      event_cancelled: 'The event was cancelled and everything you paid has been returned.',
      admin: 'Your reservation was cancelled and everything you paid has been returned.',
      rejected:
        'Your payment arrived too late for the reservation to be confirmed. Everything you paid has been returned.',
    },
    amount: 'Returned',
    refundedAt: 'Returned at',
  },
} as const;

/** To the buyer whose money went back, and why. */
export function paymentRefunded(refund: EventData<'payment.refunded'>, locale: Locale): Message {
  const words = WORDS[locale];
  const { reservation, buyer, reason, refundedAt } = refund;
  return render({
    locale,
    subject: words.subject(reservation.eventTitle),
    greeting: words.greeting(buyer.name),
    sentences: [words.reason[reason]],
    facts: [
      ...reservationFacts(reservation, locale),
      [words.amount, amountSplit(refund, locale)],
      [words.refundedAt, seoulTime(refundedAt, locale)],
    ],
  });
}

import type { EventData } from '#shared/events/contracts.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import type { Message } from '../mail/mail.ts';
import { amountSplit } from './amount-split.ts';
import { type Locale, seoulTime } from './locale.ts';
import { render } from './render.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 예매가 확정되었습니다 — ${title}`,
    greeting: (name: string) => `${name}님, 안녕하세요.`,
    sentence: '결제가 완료되어 예매가 확정되었습니다.',
    free: '예매가 확정되었습니다.',
    amount: '결제 금액',
    paidAt: '결제 일시',
    link: '예매 내역 보기',
  },
  en: {
    subject: (title: string) => `[Tiketi] Your reservation is confirmed — ${title}`,
    greeting: (name: string) => `Dear ${name},`,
    sentence: 'Your payment was received and your reservation is confirmed.',
    free: 'Your reservation is confirmed.',
    amount: 'Paid',
    paidAt: 'Paid at',
    link: 'View your reservation',
  },
} as const;

/** To the buyer whose payment arrived, or who need not pay anything. */
export function reservationConfirmed(
  reservation: ReservationFacts,
  payment: EventData<'payment.paid'> | undefined,
  originUrl: string,
  locale: Locale,
): Message {
  const words = WORDS[locale];
  return render({
    locale,
    subject: words.subject(reservation.eventTitle),
    greeting: words.greeting(payment?.buyer.name ?? reservation.userName),
    sentences: [payment ? words.sentence : words.free],
    facts: [...reservationFacts(reservation, locale), ...(payment ? paymentFacts(payment, locale) : [])],
    link: { label: words.link, url: `${originUrl}/reservations/${reservation.id}` },
  });
}

const paymentFacts = (payment: EventData<'payment.paid'>, locale: Locale): [string, string][] => [
  [WORDS[locale].amount, amountSplit(payment, locale)],
  [WORDS[locale].paidAt, seoulTime(payment.paidAt, locale)],
];

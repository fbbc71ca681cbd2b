import type { ReservationFacts } from '#shared/events/facts.ts';
import type { Message } from '../mail/mail.ts';
import { type Locale, money, seoulTime } from './locale.ts';
import { render } from './render.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 결제를 완료해 주세요 — ${title}`,
    greeting: (name: string) => `${name}님, 안녕하세요.`,
    sentence: '티켓을 잡아 두었습니다. 기한 안에 결제하시면 예매가 확정됩니다.',
    amount: '결제하실 금액',
    deadline: '결제 기한',
    link: '결제하기',
  },
  en: {
    subject: (title: string) => `[Tiketi] Please complete your payment — ${title}`,
    greeting: (name: string) => `Dear ${name},`,
    sentence: 'We are holding your tickets. Pay in time and your reservation is confirmed.',
    amount: 'To pay',
    deadline: 'Pay until',
    link: 'Pay now',
  },
} as const;

/** To the buyer of standing tickets: the link by which to pay, and until when. */
export function ticketsHeld(reservation: ReservationFacts, originUrl: string, locale: Locale): Message {
  const words = WORDS[locale];
  const { expiresAt } = reservation;
  return render({
    locale,
    subject: words.subject(reservation.eventTitle),
    greeting: words.greeting(reservation.userName),
    sentences: [words.sentence],
    facts: [
      ...reservationFacts(reservation, locale),
      [words.amount, money(reservation.totalAmount, locale)],
      ...(expiresAt ? [[words.deadline, seoulTime(expiresAt, locale)] satisfies [string, string]] : []),
    ],
    link: { label: words.link, url: `${originUrl}/payment/${reservation.id}` },
  });
}

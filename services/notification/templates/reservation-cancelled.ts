import type { ReservationFacts } from '#shared/events/facts.ts';
import type { Message } from '../mail/mail.ts';
import type { Locale } from './locale.ts';
import { render } from './render.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 예매가 취소되었습니다 — ${title}`,
    greeting: (name: string) => `${name}님, 안녕하세요.`,
    sentence: '요청하신 대로 예매를 취소했습니다. 결제된 금액은 없습니다.',
  },
  en: {
    subject: (title: string) => `[Tiketi] Your reservation is cancelled — ${title}`,
    greeting: (name: string) => `Dear ${name},`,
    sentence: 'Your reservation was cancelled as you asked. Nothing had been paid.',
  },
} as const;

/** To the owner who cancelled before paying. */
export function reservationCancelled(reservation: ReservationFacts, locale: Locale): Message {
  const words = WORDS[locale];
  return render({
    locale,
    subject: words.subject(reservation.eventTitle),
    greeting: words.greeting(reservation.userName),
    sentences: [words.sentence],
    facts: reservationFacts(reservation, locale),
  });
}

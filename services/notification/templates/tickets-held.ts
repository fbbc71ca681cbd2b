import { z } from 'zod';
import { Booking } from './booking.ts';
import type { Draft, Reader } from './draft.ts';
import { money, seoulTime } from './locale.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 결제를 완료해 주세요 — ${title}`,
    sentence: '티켓을 잡아 두었습니다. 기한 안에 결제하시면 예매가 확정됩니다.',
    amount: '결제하실 금액',
    deadline: '결제 기한',
    link: '결제하기',
  },
  en: {
    subject: (title: string) => `[Tiketi] Please complete your payment — ${title}`,
    sentence: 'We are holding your tickets. Pay in time and your reservation is confirmed.',
    amount: 'To pay',
    deadline: 'Pay until',
    link: 'Pay now',
  },
} as const;

export const TicketsHeld = z.strictObject({ reservation: Booking });

/** To the buyer of standing tickets: the link by which to pay, and until when. */
export function ticketsHeld({ reservation }: z.infer<typeof TicketsHeld>, reader: Reader): Draft {
  const { name, locale, originUrl } = reader;
  const words = WORDS[locale];
  const { expiresAt } = reservation;
  return {
    locale,
    name,
    subject: words.subject(reservation.eventTitle),
    sentences: [words.sentence],
    facts: [
      ...reservationFacts(reservation, locale),
      [words.amount, money(reservation.totalAmount, locale)],
      ...(expiresAt ? [[words.deadline, seoulTime(expiresAt, locale)] satisfies [string, string]] : []),
    ],
    link: { label: words.link, url: `${originUrl}/payment/${reservation.id}` },
  };
}

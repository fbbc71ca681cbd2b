import { z } from 'zod';
import { Booking } from './booking.ts';
import type { Draft, Reader } from './draft.ts';
import { money } from './locale.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 공연이 취소되었습니다 — ${title}`,
    news: '예매하신 공연이 취소되어 예매도 취소되었습니다. 불편을 드려 죄송합니다.',
    paid: '결제하신 금액은 결제하신 방법으로 모두 환불됩니다. 따로 신청하실 필요는 없으며, 환불이 끝나면 다시 알려 드립니다.',
    unpaid: '결제된 금액은 없습니다.',
    amount: '환불될 금액',
  },
  en: {
    subject: (title: string) => `[Tiketi] The event is cancelled — ${title}`,
    news: 'The event you reserved for is cancelled, and your reservation with it. We are sorry.',
    paid: 'Everything you paid goes back the way it came. You need not do anything, and we write again when it is done.',
    unpaid: 'Nothing had been paid.',
    amount: 'To be returned',
  },
} as const;

export const EventCancelled = z.strictObject({ reservation: Booking, paid: z.boolean() });

/** To everybody with a reservation, at once: news like this does not wait for the money. */
export function eventCancelled(
  { reservation, paid }: z.infer<typeof EventCancelled>,
  { name, locale }: Reader,
): Draft {
  const words = WORDS[locale];
  return {
    locale,
    name,
    subject: words.subject(reservation.eventTitle),
    sentences: [words.news, paid ? words.paid : words.unpaid],
    facts: [
      ...reservationFacts(reservation, locale),
      ...(paid ? [[words.amount, money(reservation.totalAmount, locale)] satisfies [string, string]] : []),
    ],
  };
}

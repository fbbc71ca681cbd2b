import { z } from 'zod';
import { Instant } from '#shared/events/facts.ts';
import { amountSplit } from './amount-split.ts';
import { Booking, Split } from './booking.ts';
import type { Draft, Reader } from './draft.ts';
import { type Locale, seoulTime } from './locale.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    paid: { news: '결제가 완료되었습니다', sentence: '결제가 완료되었습니다. 예매 내용은 아래와 같습니다.' },
    free: { news: '예매가 확정되었습니다', sentence: '예매가 확정되었습니다.' },
    amount: '결제 금액',
    paidAt: '결제 일시',
    link: '예매 내역 보기',
  },
  en: {
    paid: { news: 'Your payment was received', sentence: 'We received your payment for this reservation.' },
    free: { news: 'Your reservation is confirmed', sentence: 'Your reservation is confirmed.' },
    amount: 'Paid',
    paidAt: 'Paid at',
    link: 'View your reservation',
  },
} as const;

const Paid = Split.extend({ paidAt: Instant });

/** `payment` is null for what costs nothing. */
export const ReservationConfirmed = z.strictObject({ reservation: Booking, payment: Paid.nullable() });

/**
 * To the buyer whose payment arrived, or who need not pay anything. Of what is paid it says just that: whether the
 * reservation still stands is not known yet, and if it does not another mail says that the money went back.
 */
export function reservationConfirmed(
  { reservation, payment }: z.infer<typeof ReservationConfirmed>,
  { name, locale, originUrl }: Reader,
): Draft {
  const words = WORDS[locale];
  const { news, sentence } = payment ? words.paid : words.free;
  return {
    locale,
    name,
    subject: `[Tiketi] ${news} — ${reservation.eventTitle}`,
    sentences: [sentence],
    facts: [...reservationFacts(reservation, locale), ...(payment ? paymentFacts(payment, locale) : [])],
    link: { label: words.link, url: `${originUrl}/reservations/${reservation.id}` },
  };
}

const paymentFacts = (payment: z.infer<typeof Paid>, locale: Locale): [string, string][] => [
  [WORDS[locale].amount, amountSplit(payment, locale)],
  [WORDS[locale].paidAt, seoulTime(payment.paidAt, locale)],
];

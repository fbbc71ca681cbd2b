import { z } from 'zod';
import { Instant } from '#shared/events/facts.ts';
import { amountSplit } from './amount-split.ts';
import { Booking, Split } from './booking.ts';
import type { Draft, Reader } from './draft.ts';
import { type Locale, seoulTime } from './locale.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 예매가 확정되었습니다 — ${title}`,
    paid: '결제가 완료되어 예매가 확정되었습니다.',
    free: '예매가 확정되었습니다.',
    amount: '결제 금액',
    paidAt: '결제 일시',
    link: '예매 내역 보기',
  },
  en: {
    subject: (title: string) => `[Tiketi] Your reservation is confirmed — ${title}`,
    paid: 'Your payment was received and your reservation is confirmed.',
    free: 'Your reservation is confirmed.',
    amount: 'Paid',
    paidAt: 'Paid at',
    link: 'View your reservation',
  },
} as const;

const Paid = Split.extend({ paidAt: Instant });

/** `payment` is null for what costs nothing. */
export const ReservationConfirmed = z.strictObject({ reservation: Booking, payment: Paid.nullable() });

/** To the buyer whose payment arrived, or who need not pay anything. */
export function reservationConfirmed(
  { reservation, payment }: z.infer<typeof ReservationConfirmed>,
  { name, locale, originUrl }: Reader,
): Draft {
  const words = WORDS[locale];
  return {
    locale,
    name,
    subject: words.subject(reservation.eventTitle),
    sentences: [payment ? words.paid : words.free],
    facts: [...reservationFacts(reservation, locale), ...(payment ? paymentFacts(payment, locale) : [])],
    link: { label: words.link, url: `${originUrl}/reservations/${reservation.id}` },
  };
}

const paymentFacts = (payment: z.infer<typeof Paid>, locale: Locale): [string, string][] => [
  [WORDS[locale].amount, amountSplit(payment, locale)],
  [WORDS[locale].paidAt, seoulTime(payment.paidAt, locale)],
];

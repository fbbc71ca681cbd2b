import { z } from 'zod';
import { Booking } from './booking.ts';
import type { Draft, Reader } from './draft.ts';
import { reservationFacts } from './reservation-facts.ts';

const WORDS = {
  ko: {
    subject: (title: string) => `[Tiketi] 예매가 취소되었습니다 — ${title}`,
    by: {
      owner: '요청하신 대로 예매를 취소했습니다. 결제된 금액은 없습니다.',
      admin: '관리자가 예매를 취소했습니다. 결제된 금액은 없습니다.',
    },
  },
  en: {
    subject: (title: string) => `[Tiketi] Your reservation is cancelled — ${title}`,
    by: {
      owner: 'Your reservation was cancelled as you asked. Nothing had been paid.',
      admin: 'Your reservation was cancelled by an administrator. Nothing had been paid.',
    },
  },
} as const;

export const ReservationCancelled = z.strictObject({
  reservation: Booking,
  by: z.enum(['owner', 'admin']),
});

/** To the owner of what was cancelled before it was paid. */
export function reservationCancelled(
  { reservation, by }: z.infer<typeof ReservationCancelled>,
  { name, locale }: Reader,
): Draft {
  const words = WORDS[locale];
  return {
    locale,
    name,
    subject: words.subject(reservation.eventTitle),
    sentences: [words.by[by]],
    facts: reservationFacts(reservation, locale),
  };
}

import { z } from 'zod';
import { Instant, Krw } from '#shared/events/facts.ts';
import type { Draft, Reader } from './draft.ts';
import { points, seoulTime } from './locale.ts';

const WORDS = {
  ko: {
    subject: '[Tiketi] 포인트가 충전되었습니다',
    sentence: '포인트 충전이 완료되었습니다.',
    amount: '충전 포인트',
    balance: '보유 포인트',
    chargedAt: '충전 일시',
  },
  en: {
    subject: '[Tiketi] Points added',
    sentence: 'Your points have been added.',
    amount: 'Added',
    balance: 'Balance',
    chargedAt: 'Added at',
  },
} as const;

export const PointsCharged = z.strictObject({ amount: Krw, balance: Krw, chargedAt: Instant });

/** To the user who bought points. */
export function pointsCharged(
  { amount, balance, chargedAt }: z.infer<typeof PointsCharged>,
  { name, locale }: Reader,
): Draft {
  const words = WORDS[locale];
  return {
    locale,
    name,
    subject: words.subject,
    sentences: [words.sentence],
    facts: [
      [words.amount, points(amount, locale)],
      [words.balance, points(balance, locale)],
      [words.chargedAt, seoulTime(chargedAt, locale)],
    ],
  };
}

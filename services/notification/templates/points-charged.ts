import type { EventData } from '#shared/events/contracts.ts';
import type { Message } from '../mail/mail.ts';
import { type Locale, points, seoulTime } from './locale.ts';
import { render } from './render.ts';

const WORDS = {
  ko: {
    subject: '[Tiketi] 포인트가 충전되었습니다',
    greeting: (name: string) => `${name}님, 안녕하세요.`,
    sentence: '포인트 충전이 완료되었습니다.',
    amount: '충전 포인트',
    balance: '보유 포인트',
    chargedAt: '충전 일시',
  },
  en: {
    subject: '[Tiketi] Points added',
    greeting: (name: string) => `Dear ${name},`,
    sentence: 'Your points have been added.',
    amount: 'Added',
    balance: 'Balance',
    chargedAt: 'Added at',
  },
} as const;

/** To the user who bought points. */
export function pointsCharged(charge: EventData<'points.charged'>, locale: Locale): Message {
  const words = WORDS[locale];
  return render({
    locale,
    subject: words.subject,
    greeting: words.greeting(charge.buyer.name),
    sentences: [words.sentence],
    facts: [
      [words.amount, points(charge.amount, locale)],
      [words.balance, points(charge.balance, locale)],
      [words.chargedAt, seoulTime(charge.chargedAt, locale)],
    ],
  });
}

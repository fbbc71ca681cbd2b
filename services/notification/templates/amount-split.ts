import type { Split } from './booking.ts';
import { type Locale, money, points } from './locale.ts';

const LABELS = {
  ko: { card: '카드', points: '포인트' },
  en: { card: 'card', points: 'points' },
} as const;

/** What was paid or given back, and by which way: `₩110,000 (카드 ₩100,000 + 포인트 10,000P)`. */
export function amountSplit({ amount, cardAmount, pointUsed }: Split, locale: Locale): string {
  const ways = [
    cardAmount > 0 ? `${LABELS[locale].card} ${money(cardAmount, locale)}` : '',
    pointUsed > 0 ? `${LABELS[locale].points} ${points(pointUsed, locale)}` : '',
  ].filter(Boolean);
  return ways.length === 0 ? money(amount, locale) : `${money(amount, locale)} (${ways.join(' + ')})`;
}

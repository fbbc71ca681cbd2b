/** The languages mails are written in; the first is everybody's who has chosen none. */
export type Locale = 'ko' | 'en';
export const DEFAULT_LOCALE: Locale = 'ko';

const TAG: Record<Locale, string> = { ko: 'ko-KR', en: 'en-US' };

/** `₩110,000` */
export const money = (won: number, locale: Locale): string =>
  new Intl.NumberFormat(TAG[locale], { style: 'currency', currency: 'KRW' }).format(won);

/** `1,000P` */
export const points = (amount: number, locale: Locale): string =>
  `${new Intl.NumberFormat(TAG[locale]).format(amount)}P`;

/** An instant as people in Seoul read it: events take place there. */
export const seoulTime = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(TAG[locale], {
    timeZone: 'Asia/Seoul',
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(new Date(instant));

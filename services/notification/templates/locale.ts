/** The languages mails are written in; the first is everybody's who has chosen none. */
export type Locale = 'ko' | 'en';
export const DEFAULT_LOCALE: Locale = 'ko';

const TAG: Record<Locale, string> = { ko: 'ko-KR', en: 'en-US' };

/** Formatters cost a hundred times what using them does. */
const formatters = (locale: Locale) => ({
  won: new Intl.NumberFormat(TAG[locale], { style: 'currency', currency: 'KRW' }),
  number: new Intl.NumberFormat(TAG[locale]),
  time: new Intl.DateTimeFormat(TAG[locale], {
    timeZone: 'Asia/Seoul',
    dateStyle: 'full',
    timeStyle: 'short',
  }),
});
const FORMATS = { ko: formatters('ko'), en: formatters('en') };

/** `₩110,000` */
export const money = (won: number, locale: Locale): string => FORMATS[locale].won.format(won);

/** `1,000P` */
export const points = (amount: number, locale: Locale): string => `${FORMATS[locale].number.format(amount)}P`;

/** An instant as people in Seoul read it: events take place there. */
export const seoulTime = (instant: string, locale: Locale): string =>
  FORMATS[locale].time.format(new Date(instant));

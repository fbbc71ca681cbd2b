import { useMemo } from 'react';
import { type Language, useLanguage } from './language.ts';

const SHOP_ZONE = 'Asia/Seoul';

/** Whether the reader's clock shows another time than the shop's: then each time says whose it is. */
const isElsewhere = () =>
  new Intl.DateTimeFormat('en', { timeZone: SHOP_ZONE, dateStyle: 'short', timeStyle: 'short' }).format(0) !==
  new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'short' }).format(0);

/** Money, numbers and times as the reader writes them. All times are those of Seoul. */
export function useFormat() {
  const language = useLanguage();
  return useMemo(() => formats(language), [language]);
}

export type Format = ReturnType<typeof formats>;

export function formats(language: Language) {
  const locale = language === 'ko' ? 'ko-KR' : 'en-US';
  const numbers = new Intl.NumberFormat(locale);
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const zone = isElsewhere() ? ({ timeZoneName: 'short' } as const) : {};
  const at = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: SHOP_ZONE, ...options });
    return (instant: string | number) => format.format(new Date(instant));
  };
  const day = { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' } as const;
  const minute = { hour: 'numeric', minute: '2-digit' } as const;
  return {
    /** `₩50,000` or `50,000원`. */
    won: (amount: number) =>
      language === 'ko' ? `${numbers.format(amount)}원` : `₩${numbers.format(amount)}`,
    points: (amount: number) => `${numbers.format(amount)} P`,
    number: (count: number) => numbers.format(count),
    /** In as few characters as it takes, as at an axis: `150만`, `1.5M`. */
    compact: (count: number) => compact.format(count),
    percent: (share: number) => percents.format(share),
    date: at(day),
    /** Month and day, where there is little room. */
    shortDate: at({ month: 'numeric', day: 'numeric' }),
    dateTime: at({ ...day, ...minute, ...zone }),
    time: at({ ...minute, ...zone }),
    /** Down to the second, for logs. */
    moment: at({ dateStyle: 'short', timeStyle: 'medium' }),
    /** A span as `2일 03:04:05` or `2d 03:04:05`; never below zero. */
    clock: (ms: number) => clock(ms, language),
    /** Roughly how long, in words: `약 3분`, `about 3 min`. */
    roughly: (seconds: number) => roughly(seconds, language),
  };
}

function clock(ms: number, language: Language): string {
  const left = Math.max(0, Math.ceil(ms / 1000));
  const two = (part: number) => String(part).padStart(2, '0');
  const [days, hours, minutes, seconds] = [
    Math.floor(left / 86_400),
    Math.floor(left / 3600) % 24,
    Math.floor(left / 60) % 60,
    left % 60,
  ];
  const time =
    days > 0 || hours > 0
      ? `${two(hours)}:${two(minutes)}:${two(seconds)}`
      : `${two(minutes)}:${two(seconds)}`;
  return days > 0 ? `${days}${language === 'ko' ? '일' : 'd'} ${time}` : time;
}

function roughly(seconds: number, language: Language): string {
  if (seconds < 60) return language === 'ko' ? '1분 안' : 'under a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return language === 'ko' ? `약 ${minutes}분` : `about ${minutes} min`;
  const hours = Math.round(minutes / 6) / 10;
  return language === 'ko' ? `약 ${hours}시간` : `about ${hours} h`;
}

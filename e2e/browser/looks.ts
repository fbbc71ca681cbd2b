import type { BrowserContextOptions } from 'playwright-core';

/** How somebody looks at the shop. */
export type Looks = {
  on?: 'phone' | 'desktop';
  from?: 'Seoul' | 'New York';
  scheme?: 'light' | 'dark';
};

export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
};

const PLACES = {
  Seoul: { locale: 'ko-KR', timezoneId: 'Asia/Seoul' },
  'New York': { locale: 'en-US', timezoneId: 'America/New_York' },
};

/** Without movement: what is looked at stands still. */
export function contextFor({
  on = 'desktop',
  from = 'Seoul',
  scheme = 'light',
}: Looks): BrowserContextOptions {
  return {
    ...PLACES[from],
    viewport: SIZES[on],
    isMobile: on === 'phone',
    hasTouch: on === 'phone',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  };
}

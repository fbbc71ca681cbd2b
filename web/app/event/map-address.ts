import type { Language } from '../language/language.ts';

/** Where a map of the venue is: Naver's knows Seoul best, Google's knows English. */
export function mapOf(place: { venue: string; address: string | null }, language: Language): string {
  const wanted = encodeURIComponent(place.address || place.venue);
  return language === 'ko'
    ? `https://map.naver.com/p/search/${wanted}`
    : `https://www.google.com/maps/search/?api=1&query=${wanted}`;
}

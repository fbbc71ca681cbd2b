import type { Language } from '../language/language.ts';

export type Range = { low: number; high: number };

const MINUTE = 60;
const HOUR = 3600;

/** Between how many seconds it will be, as people say it: never more exact than it is. */
export function waitText({ low, high }: Range, language: Language): string {
  const isKorean = language === 'ko';
  if (high < MINUTE) return isKorean ? '1분 이내' : 'under a minute';
  if (high < 90 * MINUTE) {
    const [from, to] = [Math.floor(low / MINUTE), Math.ceil(high / MINUTE)];
    if (from === 0) return isKorean ? `${to}분 이내` : `up to ${to} min`;
    return isKorean ? `약 ${spanOf(from, to)}분` : `about ${spanOf(from, to)} min`;
  }
  const [from, to] = [halves(low, Math.floor), halves(high, Math.ceil)];
  if (from === 0) return isKorean ? `${to}시간 이내` : `up to ${to} h`;
  return isKorean ? `약 ${spanOf(from, to)}시간` : `about ${spanOf(from, to)} h`;
}

const spanOf = (from: number, to: number) => (from >= to ? String(to) : `${from}–${to}`);

/** Half hours are as exact as anybody plans by. */
const halves = (seconds: number, round: (value: number) => number) => round((seconds / HOUR) * 2) / 2;

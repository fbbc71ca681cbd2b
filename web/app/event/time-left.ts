import { useAtNow } from '../api/use-at-now.ts';
import { useLanguage } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { DAY_MS, HOUR_MS, shownStep } from './shown-step.ts';

/** How long it is until a time, by the shop's clock: `3일 4시간`, and in the last day `03:04:05`. */
export function useTimeLeft(until: number): string {
  const left = useAtNow((now) => shownStep(until - now));
  const language = useLanguage();
  const { clock } = useFormat();
  if (left < DAY_MS) return clock(left);
  const [days, hours] = [Math.floor(left / DAY_MS), Math.floor(left / HOUR_MS) % 24];
  const [day, hour] = language === 'ko' ? ['일', '시간'] : ['d', 'h'];
  return hours > 0 ? `${days}${day} ${hours}${hour}` : `${days}${day}`;
}

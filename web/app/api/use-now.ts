import { useAtNow } from './use-at-now.ts';

/** The shop's time at its last full second, in ms since 1970; 0 while nobody needs it, and then nothing is drawn again. */
export const useNow = (isOn = true): number => useAtNow((now) => (isOn ? Math.floor(now / 1000) * 1000 : 0));

import { useRef } from 'react';
import { useTick } from './use-tick.ts';

/**
 * Asks again and again while the page is there, one question at a time: when the last answer said to, at once when
 * the page wakes up, or sooner by what is returned. `ask` never rejects, and says in how many ms it is to be asked next.
 */
export function useAsking(ask: () => Promise<number>, isOn = true) {
  const isAsking = useRef(false);
  const nextAt = useRef(0);

  const askWithin = (ms: number) => {
    nextAt.current = Math.min(nextAt.current, Date.now() + ms);
  };
  function askNow() {
    // What is on its way may have been answered before whatever is the reason to ask.
    if (isAsking.current) return askWithin(0);
    isAsking.current = true;
    nextAt.current = Number.POSITIVE_INFINITY;
    void ask().then((wait) => {
      isAsking.current = false;
      askWithin(wait);
    });
  }
  useTick((isAwake) => {
    if (isOn && (isAwake || Date.now() >= nextAt.current)) askNow();
  });
  return { askNow, askWithin };
}

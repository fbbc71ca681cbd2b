import { useEffect, useState } from 'react';
import { serverNow } from './server-clock.ts';

/** The shop's time, once a second at its full seconds. */
export function useNow(isOn = true): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    if (!isOn) return;
    let timer: number | undefined;
    const tick = () => {
      window.clearTimeout(timer);
      setNow(serverNow());
      timer = window.setTimeout(tick, 1000 - (serverNow() % 1000));
    };
    tick();
    // A page that was asleep shows the time it is, not the time it fell asleep.
    document.addEventListener('visibilitychange', tick);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [isOn]);
  return now;
}

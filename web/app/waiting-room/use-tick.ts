import { useEffect, useEffectEvent } from 'react';

/** Once a second, in a hidden tab too, and at once when the page wakes up or the network is back (`isAwake`). */
export function useTick(handle: (isAwake: boolean) => void): void {
  const onTick = useEffectEvent(handle);
  useEffect(() => {
    const worker = new Worker(new URL('./tick.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = () => onTick(false);
    const wake = () => document.visibilityState === 'visible' && onTick(true);
    onTick(false);
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('pageshow', wake);
    window.addEventListener('online', wake);
    return () => {
      worker.terminate();
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('pageshow', wake);
      window.removeEventListener('online', wake);
    };
  }, []);
}

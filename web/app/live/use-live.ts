import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { hear, isLive, onLiveState, type Subject } from './live.ts';

/**
 * Hears of an event while the page is there. `names` are those of the messages the page cares for; it must ask
 * the shop itself for what it may have missed whenever `useIsLive` turns true.
 */
export function useLive(
  subject: Subject,
  eventId: string,
  names: readonly string[],
  handle: (name: string, payload: unknown) => void,
  isOn = true,
): void {
  const onMessage = useEffectEvent(handle);
  const list = names.join(' ');
  useEffect(() => {
    if (!isOn) return;
    const handlers = list
      .split(' ')
      .map((name) => [name, (payload: unknown) => onMessage(name, payload)] as const);
    return hear({ subject, eventId }, Object.fromEntries(handlers));
  }, [subject, eventId, list, isOn]);
}

/** Whether news arrives at once; while not, pages ask from time to time. */
export const useIsLive = (): boolean => useSyncExternalStore(onLiveState, isLive);

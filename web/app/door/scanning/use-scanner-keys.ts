import { type RefObject, useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';

/**
 * A scanner in the hand types into whatever has the focus: what is typed beside an input goes into this one, and takes
 * away an answer that still covers it. Where there is a mouse, the input has the focus from the start; on a phone that
 * would open the keyboard over the camera.
 */
export function useScannerKeys(input: RefObject<HTMLInputElement | null>, onType: () => void): void {
  const tell = useEffectEvent(onType);
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
    const listen = (event: KeyboardEvent) => {
      const isText = event.key.length === 1 && event.key !== ' ';
      if (!isText || event.ctrlKey || event.metaKey || event.altKey || isInput(event.target)) return;
      flushSync(tell);
      // The key that is going down lands where the focus is then.
      input.current?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [input]);
}

const isInput = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

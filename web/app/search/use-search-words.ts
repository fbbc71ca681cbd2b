import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { inAddress } from './search-query.ts';
import { typedWords } from './typed-words.ts';

const PAUSE_MS = 300;

/**
 * The field of the search: what is typed stands in the address after a short pause, and what stands in the
 * address (after going back, say) stands in the field.
 */
export function useSearchWords(q: string) {
  const navigate = useNavigate({ from: '/search' });
  const { history } = useRouter();
  const [typed, setTyped] = useState<string>();
  const search = useEffectEvent((text: string) => {
    // Whoever has clicked on a result meanwhile is on the way to it, and stays so.
    if (history.location.pathname !== '/search') return;
    const words = typedWords(text);
    if (words !== q)
      void navigate({
        search: (now) => inAddress({ ...now, q: words }),
        replace: true,
        resetScroll: false,
      });
  });
  useEffect(() => {
    if (typed === undefined) return;
    const timer = window.setTimeout(() => search(typed), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  // The address has changed by other means: it holds.
  const [shownQ, setShownQ] = useState(q);
  if (q !== shownQ) {
    setShownQ(q);
    if (typed !== undefined && typedWords(typed) !== q) setTyped(undefined);
  }
  return { text: typed ?? q, type: setTyped };
}

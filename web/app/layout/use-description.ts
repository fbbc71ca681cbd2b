import { useEffect } from 'react';

/** What search engines and link previews say of this page. */
export function useDescription(description: string): void {
  useEffect(() => {
    const meta = document.querySelector('meta[name="description"]');
    const before = meta?.getAttribute('content');
    meta?.setAttribute('content', description);
    return () => {
      if (before) meta?.setAttribute('content', before);
    };
  }, [description]);
}

import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';

const words = texts({
  ko: { share: '공유하기', copied: '주소를 복사했습니다' },
  en: { share: 'Share', copied: 'Link copied' },
});

/** By what the device shares with; where it has nothing, the address is copied. */
export function ShareButton({ title }: { title: string }) {
  const text = useText(words);
  const [isCopied, setCopied] = useState(false);
  const share = async () => {
    const url = window.location.origin + window.location.pathname;
    if (typeof navigator.share === 'function') await navigator.share({ title, url });
    else {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    }
  };
  // Whoever closes the device's dialog has not shared: there is nothing to say.
  return (
    <Button kind="plain" onClick={() => void share().catch(() => undefined)}>
      {text.share}
      <span role="status">{isCopied && `· ${text.copied}`}</span>
    </Button>
  );
}

import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { texts, useText } from '../language/language.ts';

const words = texts({
  ko: { share: '공유하기', copied: '주소를 복사했습니다', failed: '주소를 복사하지 못했습니다' },
  en: { share: 'Share', copied: 'Link copied', failed: 'The link could not be copied' },
});

/** By what the device shares with; where it has nothing, the address is copied. */
export function ShareButton({ title }: { title: string }) {
  const text = useText(words);
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const share = async () => {
    const url = window.location.origin + window.location.pathname;
    // Whoever closes the device's dialog has not shared: there is nothing to say.
    if (typeof navigator.share === 'function') await navigator.share({ title, url }).catch(() => undefined);
    else setOutcome(await copied(url));
  };
  return (
    <span>
      <Button kind="plain" onClick={() => void share()}>
        {text.share}
      </Button>
      <span role="status">{outcome && text[outcome]}</span>
    </span>
  );
}

/** Without TLS a browser has no clipboard to offer, and with it the reader may not permit it. */
const copied = async (text: string) => {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied' as const;
  } catch {
    return 'failed' as const;
  }
};

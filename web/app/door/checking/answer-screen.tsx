import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import { texts, useText } from '../../language/language.ts';
import styles from './answer-screen.module.css';
import type { Done } from './use-check-in.ts';
import { VerdictDetails } from './verdict-details.tsx';
import { VerdictIcon } from './verdict-icon.tsx';
import { verdictWords } from './verdict-words.ts';

/** Long enough to read; what turns somebody away has to be read out to them. */
const SHOWN_MS = { admitted: 1_800, others: 5_000 };

const words = texts({ ko: { next: '다음 티켓' }, en: { next: 'Next ticket' } });

/** What became of a scan, over the whole screen: gone by itself, by a tap anywhere, or by Escape. */
export function AnswerScreen({ done: { verdict }, onDismiss }: { done: Done; onDismiss: () => void }) {
  const text = useText(words);
  const word = useText(verdictWords)[verdict.result];
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { result, ticket } = verdict;
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (!dialog?.open) dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const leave = useEffectEvent(onDismiss);
  useEffect(() => {
    const timer = setTimeout(leave, result === 'admitted' ? SHOWN_MS.admitted : SHOWN_MS.others);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside and Escape do the same
    <dialog
      ref={ref}
      className={`${styles.screen} ${styles[result]}`}
      aria-labelledby={titleId}
      onClick={onDismiss}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
    >
      <div className={styles.inside}>
        <div className={styles.answer} role="alert">
          <VerdictIcon result={result} size={112} />
          <h2 id={titleId} className={styles.word}>
            {word}
          </h2>
          {ticket && <p className={styles.seat}>{ticket.label}</p>}
          <div className={styles.details}>
            <VerdictDetails verdict={verdict} />
          </div>
        </div>
        <button type="button" className={styles.next} onClick={onDismiss}>
          {text.next}
        </button>
      </div>
    </dialog>
  );
}

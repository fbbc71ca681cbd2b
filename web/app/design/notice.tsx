import type { ReactNode } from 'react';
import { texts, useText } from '../language/language.ts';
import { useRefusalText } from '../language/refusal-text.ts';
import { Button } from './button.tsx';
import styles from './notice.module.css';

type Kind = 'info' | 'good' | 'warn' | 'bad';

/** Something to know; what is bad is read out at once. */
export const Notice = ({ kind = 'info', children }: { kind?: Kind; children: ReactNode }) => (
  <div className={`${styles.notice} ${styles[kind]}`} role={kind === 'bad' ? 'alert' : 'status'}>
    {children}
  </div>
);

const words = texts({ ko: { again: '다시 시도' }, en: { again: 'Try again' } });

/** What an `answer` threw, in the reader's words; nothing while nothing was thrown. */
export function RefusalNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { again } = useText(words);
  const sentenceOf = useRefusalText();
  if (!error) return null;
  return (
    <Notice kind="bad">
      <p>{sentenceOf(error)}</p>
      {onRetry && (
        <div>
          <Button kind="secondary" onClick={onRetry}>
            {again}
          </Button>
        </div>
      )}
    </Notice>
  );
}

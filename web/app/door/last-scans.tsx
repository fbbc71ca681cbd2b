import { Badge, type Tone } from '../design/badge.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import type { Done } from './checking/use-check-in.ts';
import type { Verdict } from './checking/verdict.ts';
import { VerdictIcon } from './checking/verdict-icon.tsx';
import { verdictWords } from './checking/verdict-words.ts';
import styles from './door.module.css';

const words = texts({
  ko: { title: '최근 확인', empty: '아직 확인한 티켓이 없습니다.', offline: '오프라인' },
  en: { title: 'Last scans', empty: 'No ticket has been checked yet.', offline: 'offline' },
});

const TONES: Record<Verdict['result'], Tone> = {
  admitted: 'good',
  already_used: 'warn',
  wrong_event: 'brand',
  cancelled: 'bad',
  unknown: 'bad',
  unchecked: 'quiet',
};

/** What was just checked, the last first: an answer that went by too quickly can be read again. */
export function LastScans({ done }: { done: readonly Done[] }) {
  const text = useText(words);
  return (
    <section className={styles.stack} aria-labelledby="last-scans">
      <h2 id="last-scans">{text.title}</h2>
      {done.length === 0 ? (
        <p className={styles.soft}>{text.empty}</p>
      ) : (
        <ol className={styles.list}>
          {done.map((one) => (
            <ScanRow key={one.id} done={one} />
          ))}
        </ol>
      )}
    </section>
  );
}

function ScanRow({ done: { at, verdict } }: { done: Done }) {
  const text = useText(words);
  const word = useText(verdictWords)[verdict.result];
  const format = useFormat();
  const more = [
    verdict.isOffline && text.offline,
    verdict.otherEvent,
    verdict.result === 'already_used' && verdict.usedAt && format.time(verdict.usedAt),
    verdict.usedAtDoor,
  ];
  return (
    <li>
      <VerdictIcon result={verdict.result} size={24} />
      <div>
        <strong>{verdict.ticket?.label ?? '—'}</strong> <Badge tone={TONES[verdict.result]}>{word}</Badge>
        <p className={styles.soft}>{more.filter(Boolean).join(' · ')}</p>
      </div>
      <time className={styles.soft} dateTime={new Date(at).toISOString()}>
        {format.time(at)}
      </time>
    </li>
  );
}

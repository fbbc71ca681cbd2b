import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { verdictWords } from './checking/verdict-words.ts';
import styles from './door.module.css';
import type { Conflict } from './kept/conflict.ts';
import { conflictsQuery, KEPT } from './kept/kept-queries.ts';
import { dismissConflict } from './kept/queue.ts';

const words = texts({
  ko: {
    title: '오프라인 입장 중 확인이 필요한 티켓',
    intro: '오프라인으로 입장시켰지만, 서버의 결과는 다릅니다.',
    here: (time: string) => `여기서 ${time} 입장`,
    seen: '확인함',
  },
  en: {
    title: 'Offline check-ins to look at',
    intro: 'These were let in offline, but the shop says otherwise.',
    here: (time: string) => `Let in here at ${time}`,
    seen: 'Seen',
  },
});

/** Whom this phone let in, and the shop would not have; until somebody has taken note. */
export function Conflicts() {
  const text = useText(words);
  const conflicts = useQuery(conflictsQuery).data ?? [];
  const title = useRef<HTMLHeadingElement>(null);
  if (conflicts.length === 0) return null;
  return (
    <Card className={styles.alarm} aria-labelledby="conflicts" role="alert">
      <h2 ref={title} id="conflicts" tabIndex={-1}>
        {text.title}
      </h2>
      <p>{text.intro}</p>
      <ul className={styles.list}>
        {conflicts.map((conflict) => (
          <ConflictRow key={conflict.scan.nonce} conflict={conflict} onSeen={() => title.current?.focus()} />
        ))}
      </ul>
    </Card>
  );
}

type RowProps = { conflict: Conflict; onSeen: () => void };

function ConflictRow({ conflict: { label, scan, answer }, onSeen }: RowProps) {
  const text = useText(words);
  const format = useFormat();
  const queries = useQueryClient();
  const word = useText(verdictWords)[answer.result];
  const dismiss = async () => {
    await dismissConflict(scan.nonce);
    // The button goes with its row.
    onSeen();
    await queries.invalidateQueries({ queryKey: KEPT });
  };
  const there = [word, answer.usedAt && format.time(answer.usedAt), answer.usedAtDoor, answer.event?.title];
  return (
    <li>
      <strong>{label}</strong>
      <div>
        {scan.at && <p>{text.here(format.time(scan.at))}</p>}
        <p>{there.filter(Boolean).join(' · ')}</p>
      </div>
      <Button kind="secondary" onClick={() => void dismiss()} aria-label={`${text.seen}: ${label}`}>
        {text.seen}
      </Button>
    </li>
  );
}

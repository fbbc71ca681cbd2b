import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ActDetails } from './act-details.tsx';
import { useActName } from './act-names.ts';
import styles from './acts.module.css';
import type { Act } from './merged.ts';

const words = texts({
  ko: {
    list: '관리자가 한 일',
    subject: '이 대상만 보기',
    onlyWho: (who: string) => `${who} 님이 한 일만 보기`,
  },
  en: {
    list: 'What administrators did',
    subject: 'Only this one',
    onlyWho: (who: string) => `Only what ${who} did`,
  },
});

type Props = {
  acts: readonly Act[];
  onActor: (actorId: string) => void;
  onSubject: (subjectId: string) => void;
};

/** Acts, each with the ways to those by the same person and to the same thing. */
export function Acts({ acts, onActor, onSubject }: Props) {
  const text = useText(words);
  const actName = useActName();
  const { moment } = useFormat();
  return (
    <ol className={styles.acts} aria-label={text.list}>
      {acts.map((act) => (
        <li key={act.id}>
          <strong>{actName(act.action)}</strong>
          <time dateTime={act.at}>{moment(act.at)}</time>
          <ActDetails details={act.details} />
          <div className={styles.ways}>
            <Button
              kind="plain"
              aria-label={text.onlyWho(act.actorEmail)}
              onClick={() => onActor(act.actorId)}
            >
              {act.actorEmail}
            </Button>
            <Button kind="plain" onClick={() => onSubject(act.subjectId)}>
              {text.subject}
            </Button>
          </div>
        </li>
      ))}
    </ol>
  );
}

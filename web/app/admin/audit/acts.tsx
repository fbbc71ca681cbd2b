import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { DataTable } from '../table/data-table.tsx';
import { ActDetails } from './act-details.tsx';
import { useActName } from './act-names.ts';
import type { Act } from './merged.ts';

const words = texts({
  ko: {
    caption: '관리자가 한 일',
    at: '언제',
    who: '누가',
    what: '무엇을',
    details: '자세히',
    only: '작업',
    subject: '이 대상만',
    onlyWho: (who: string) => `${who} 님이 한 일만 보기`,
  },
  en: {
    caption: 'What administrators did',
    at: 'When',
    who: 'Who',
    what: 'What',
    details: 'Details',
    only: 'Actions',
    subject: 'Only this',
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
    <DataTable
      caption={text.caption}
      rows={acts}
      keyOf={(act) => act.id}
      columns={[
        { head: text.at, cell: (act) => <time dateTime={act.at}>{moment(act.at)}</time> },
        {
          head: text.who,
          cell: (act) => (
            <Button
              kind="plain"
              aria-label={text.onlyWho(act.actorEmail)}
              onClick={() => onActor(act.actorId)}
            >
              {act.actorEmail}
            </Button>
          ),
        },
        { head: text.what, cell: (act) => actName(act.action) },
        { head: text.details, cell: (act) => <ActDetails details={act.details} /> },
        {
          head: text.only,
          kind: 'actions',
          cell: (act) => (
            <Button kind="plain" onClick={() => onSubject(act.subjectId)}>
              {text.subject}
            </Button>
          ),
        },
      ]}
    />
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { Badge } from '../design/badge.tsx';
import { Button, ButtonLink } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './door.module.css';
import { KEPT, keptListQuery } from './kept/kept-queries.ts';
import { type DoorEvent, type KeptList, refreshList } from './kept/lists.ts';

const words = texts({
  ko: {
    counts: (admitted: string, tickets: string) => `입장 ${admitted} / ${tickets}`,
    open: '입장 확인 시작',
    keep: '티켓 목록 받기',
    kept: (time: string) => `오프라인 준비됨 · ${time}`,
  },
  en: {
    counts: (admitted: string, tickets: string) => `${admitted} of ${tickets} in`,
    open: 'Open the door',
    keep: 'Keep the tickets',
    kept: (time: string) => `Ready for offline · ${time}`,
  },
});

type Props = { title: string; events: readonly DoorEvent[]; lists: readonly KeptList[] };

/** Events whose doors can be opened, each with what this phone keeps of it. */
export function DoorEvents({ title, events, lists }: Props) {
  const titleId = useId();
  if (events.length === 0) return null;
  return (
    <section className={styles.stack} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <ul className={styles.stack}>
        {events.map((one) => (
          <li key={one.event.id}>
            <DoorEventCard one={one} list={lists.find(({ event }) => event.id === one.event.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function DoorEventCard({ one: { event, counts }, list }: { one: DoorEvent; list: KeptList | undefined }) {
  const text = useText(words);
  const format = useFormat();
  const queries = useQueryClient();
  const keeping = useMutation({
    mutationFn: () => refreshList(event.id, AbortSignal.timeout(60_000)),
    networkMode: 'always',
    onSuccess: async (fresh) => {
      queries.setQueryData(keptListQuery(event.id).queryKey, fresh);
      await queries.invalidateQueries({ queryKey: KEPT });
    },
  });
  return (
    <Card>
      <div>
        <h3>{event.title}</h3>
        <p className={styles.soft}>
          {format.dateTime(event.event_date)} · {event.venue}
        </p>
      </div>
      <p className={styles.row}>
        <strong>{text.counts(format.number(counts.admitted), format.number(counts.tickets))}</strong>
        {list && <Badge tone="good">{text.kept(format.time(list.readAt))}</Badge>}
      </p>
      <div className={styles.row}>
        <ButtonLink
          to="/door/$eventId"
          params={{ eventId: event.id }}
          aria-label={`${text.open}: ${event.title}`}
        >
          {text.open}
        </ButtonLink>
        {!list && (
          <Button
            kind="secondary"
            busy={keeping.isPending}
            onClick={() => keeping.mutate()}
            aria-label={`${text.keep}: ${event.title}`}
          >
            {text.keep}
          </Button>
        )}
      </div>
      <RefusalNotice error={keeping.error} />
    </Card>
  );
}

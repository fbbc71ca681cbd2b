import { useQuery } from '@tanstack/react-query';
import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ListState } from '../table/list-state.tsx';
import styles from './room.module.css';
import { type RoomChange, roomHistoryQuery } from './room-query.ts';
import { useChangeWords } from './use-change-words.ts';

const words = texts({
  ko: {
    title: '바뀐 내역',
    empty: '아직 아무도 이 대기실을 바꾸지 않았습니다.',
    changed: (who: string, change: string) => `${who} 님이 바꿨습니다: ${change}`,
    cleared: (who: string, people: string) => `${who} 님이 대기실을 비웠습니다. ${people}명이 나갔습니다.`,
    other: (who: string, action: string) => `${who} 님: ${action}`,
  },
  en: {
    title: 'History',
    empty: 'Nobody has changed this room yet.',
    changed: (who: string, change: string) => `${who} changed: ${change}`,
    cleared: (who: string, people: string) => `${who} cleared the room; ${people} people left.`,
    other: (who: string, action: string) => `${who}: ${action}`,
  },
});

/** What administrators did to a room, the newest first. */
export function RoomHistory({ eventId }: { eventId: string }) {
  const text = useText(words);
  const { moment } = useFormat();
  const history = useQuery(roomHistoryQuery(eventId));
  return (
    <Card className={styles.history ?? ''} aria-labelledby="history">
      <h2 id="history">{text.title}</h2>
      <ListState asked={history} isEmpty={({ changes }) => changes.length === 0} empty={text.empty}>
        {({ changes }) => (
          <ol>
            {changes.map((change) => (
              <li key={`${change.at} ${change.actorId}`}>
                <time className={styles.soft} dateTime={change.at}>
                  {moment(change.at)}
                </time>
                <Sentence change={change} />
              </li>
            ))}
          </ol>
        )}
      </ListState>
    </Card>
  );
}

function Sentence({ change: { action, actorEmail, details } }: { change: RoomChange }) {
  const text = useText(words);
  const { number } = useFormat();
  const wordsOf = useChangeWords();
  switch (action) {
    case 'room.changed':
      return text.changed(actorEmail, wordsOf(details));
    case 'room.cleared':
      return text.cleared(actorEmail, number(Number(details.people ?? 0)));
    default:
      return text.other(actorEmail, action);
  }
}

import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ButtonLink } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { oneEventQuery } from '../events/one-event-query.ts';
import { ListState } from '../table/list-state.tsx';
import { ClearRoom } from './clear-room.tsx';
import { FlowForm } from './flow-form.tsx';
import styles from './room.module.css';
import { RoomFigures } from './room-figures.tsx';
import { RoomHistory } from './room-history.tsx';
import { watchedRoomQuery } from './room-query.ts';
import { RulesCard } from './rules-card.tsx';
import { Sparkline } from './sparkline.tsx';
import { StateBadge } from './state-badge.tsx';
import { StateCard } from './state-card.tsx';

const words = texts({
  ko: {
    title: '대기실',
    back: '모든 대기실',
    recovering: '대기실을 복구하고 있습니다. 잠시 동안 순서가 뒤로 밀려 보일 수 있습니다.',
  },
  en: {
    title: 'Waiting room',
    back: 'All waiting rooms',
    recovering: 'The room is being built up again: for a moment places may move back.',
  },
});

/** One waiting room as it is now, and all that can be set about it. */
export function RoomPage() {
  const text = useText(words);
  const { eventId } = useParams({ from: '/admin/rooms/$eventId' });
  const event = useQuery(oneEventQuery(eventId));
  const watched = useQuery(watchedRoomQuery(eventId));
  const title = event.data?.event.title;
  return (
    <Page title={title ? `${text.title}: ${title}` : text.title}>
      <div className={styles.head}>
        {watched.data && <StateBadge state={watched.data.room.state} />}
        <ButtonLink kind="plain" to="/admin/rooms">
          ← {text.back}
        </ButtonLink>
      </div>
      <ListState asked={watched}>
        {({ room, samples }) => (
          <>
            {room.recovering && <Notice kind="warn">{text.recovering}</Notice>}
            <RoomFigures room={room} />
            <Sparkline samples={samples} />
            <div className={styles.controls}>
              <StateCard room={room} />
              <FlowForm room={room} />
              <RulesCard room={room} />
              <ClearRoom room={room} />
            </div>
          </>
        )}
      </ListState>
      <RoomHistory eventId={eventId} />
    </Page>
  );
}

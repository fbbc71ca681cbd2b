import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isRefusal } from '../api/refusal.ts';
import { serverNow } from '../api/server-clock.ts';
import { Empty } from '../design/card.tsx';
import { Notice, RefusalNotice } from '../design/notice.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { Conflicts } from './conflicts.tsx';
import styles from './door.module.css';
import { DoorEvents } from './door-events.tsx';
import { doorEventsQuery } from './door-events-query.ts';
import { DoorName } from './door-settings.tsx';
import { forgetOld } from './kept/forget-old.ts';
import { keptListsQuery } from './kept/kept-queries.ts';
import { partByNearness } from './nearness.ts';
import { useShell } from './shell/use-shell.ts';
import { WaitingNotice } from './waiting-notice.tsx';

const words = texts({
  ko: {
    title: '입장 확인',
    near: '오늘',
    later: '다가오는 공연',
    empty: '오늘이나 앞으로 열리는 공연이 없습니다. 공연이 등록되면 여기에 나타납니다.',
    kept: '연결되지 않아, 이 휴대폰에 받아 둔 공연만 보입니다.',
    shell: {
      ready: '이 휴대폰은 인터넷 없이도 입장 확인을 열 수 있습니다. 공연마다 티켓 목록을 미리 받아 두세요.',
      preparing: '인터넷 없이도 열 수 있게 준비하고 있습니다.',
      none: '이 브라우저에서는 인터넷 없이 입장 확인을 열 수 없습니다.',
    },
  },
  en: {
    title: 'Door',
    near: 'Today',
    later: 'Coming',
    empty: 'No event today or later. It appears here once there is one.',
    kept: 'No connection: only events whose tickets this phone has are shown.',
    shell: {
      ready: 'This phone opens the door without a network too. Have it keep the tickets of each event first.',
      preparing: 'Getting ready to open without a network.',
      none: 'In this browser the door does not open without a network.',
    },
  },
});

/** Which door it is, and of which event. */
export function DoorEventsPage() {
  const text = useText(words);
  const shell = useShell();
  const asked = useQuery(doorEventsQuery);
  const kept = useQuery(keptListsQuery);
  useEffect(() => void forgetOld().catch(() => undefined), []);
  const lists = kept.data ?? [];
  // What the phone keeps need not wait for a network that is nearly gone.
  if (kept.isPending || (asked.isPending && lists.length === 0)) return <Loading />;
  const events = asked.data ?? lists.toSorted((a, b) => a.event.event_date.localeCompare(b.event.event_date));
  const { near, later } = partByNearness(events, serverNow());
  return (
    <Page title={text.title} narrow>
      <Conflicts />
      <WaitingNotice />
      <DoorName />
      <p className={styles.soft}>{text.shell[shell]}</p>
      {!asked.data && asked.isError && !isRefusal(asked.error) && <Notice kind="warn">{text.kept}</Notice>}
      {isRefusal(asked.error) && <RefusalNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {events.length === 0 && <Empty>{text.empty}</Empty>}
      <DoorEvents title={text.near} events={near} lists={lists} />
      <DoorEvents title={text.later} events={later} lists={lists} />
    </Page>
  );
}

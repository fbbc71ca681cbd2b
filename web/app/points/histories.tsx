import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Button } from '../design/button.tsx';
import { Card, Empty } from '../design/card.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import styles from './histories.module.css';
import { HistoryRow } from './history-row.tsx';
import { pointsQuery } from './points-query.ts';

const words = texts({
  ko: {
    title: '내역',
    empty: '아직 내역이 없습니다. 포인트를 충전하거나 결제에 사용하면 여기에 나타납니다.',
    more: '더 보기',
  },
  en: {
    title: 'History',
    empty: 'Nothing yet. Points that you add or pay with will show here.',
    more: 'Show more',
  },
});

/** All that moved the points of who is logged in, newest first. */
export function Histories() {
  const text = useText(words);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useSuspenseInfiniteQuery(pointsQuery);
  const histories = data.pages.flatMap((page) => page.histories);
  return (
    <Card>
      <h2>{text.title}</h2>
      {histories.length === 0 ? (
        <Empty>{text.empty}</Empty>
      ) : (
        <ul className={styles.list}>
          {histories.map((history) => (
            <HistoryRow key={history.id} history={history} />
          ))}
        </ul>
      )}
      <RefusalNotice error={error} />
      {hasNextPage && (
        <Button kind="secondary" wide busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </Card>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, ButtonLink } from '../design/button.tsx';
import { Empty } from '../design/card.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { EventGrid, EventGridSkeleton } from '../event/event-grid.tsx';
import { useRefetchAtChange } from '../event/use-refetch-at-change.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { searchQuery, type Wanted } from './search-query.ts';
import styles from './search-results.module.css';

/** The shop counts no further when it searches for words. */
const MOST_COUNTED = 5000;

const words = texts({
  ko: {
    results: '검색 결과',
    found: (count: string, isMore: boolean) => `공연 ${count}개${isMore ? ' 이상' : ''}`,
    searching: '찾는 중…',
    none: (q: string | undefined) =>
      q ? `‘${q}’에 맞는 공연이 없습니다.` : '여기에 해당하는 공연이 없습니다.',
    advice: '다른 말로 찾거나, 예매 상태를 ‘전체’로 바꿔 보세요.',
    all: '모든 공연 보기',
    more: '더 보기',
    shown: (count: string, total: string) => `${total}개 중 ${count}개`,
  },
  en: {
    results: 'Results',
    found: (count: string, isMore: boolean) =>
      `${count}${isMore ? ' or more' : ''} ${count === '1' ? 'event' : 'events'}`,
    searching: 'Searching…',
    none: (q: string | undefined) => (q ? `No event matches “${q}”.` : 'There is no event here.'),
    advice: 'Try other words, or look at “All”.',
    all: 'See all events',
    more: 'Show more',
    shown: (count: string, total: string) => `${count} of ${total}`,
  },
});

/** What was found, how much, and more of it. */
export function SearchResults(wanted: Wanted) {
  const text = useText(words);
  const { number } = useFormat();
  const found = useInfiniteQuery(searchQuery(wanted));
  const events = found.data?.pages.flatMap((page) => page.events) ?? [];
  const total = found.data?.pages[0]?.pagination.total ?? 0;
  const isMore = Boolean(wanted.q) && total >= MOST_COUNTED;
  useRefetchAtChange(events, found.refetch);
  const isWaiting = found.isPending || found.isPlaceholderData;
  return (
    <section className={styles.results} aria-labelledby="results" aria-busy={isWaiting}>
      <h2 id="results" className="unseen">
        {text.results}
      </h2>
      <p className={styles.count} role="status">
        {isWaiting && !found.isError ? text.searching : found.data && text.found(number(total), isMore)}
      </p>
      <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <EventGridSkeleton />}
      {events.length > 0 && <EventGrid events={events} isStale={found.isPlaceholderData} />}
      {found.isSuccess && events.length === 0 && (
        <Empty>
          <p>{text.none(wanted.q)}</p>
          <p>{text.advice}</p>
          <ButtonLink to="/search" kind="secondary">
            {text.all}
          </ButtonLink>
        </Empty>
      )}
      {found.hasNextPage && (
        <div className={styles.more}>
          <p className={styles.count}>{text.shown(number(events.length), number(total))}</p>
          <Button kind="secondary" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      )}
    </section>
  );
}

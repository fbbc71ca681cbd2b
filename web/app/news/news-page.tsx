import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Button, ButtonLink } from '../design/button.tsx';
import { Empty } from '../design/card.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useDescription } from '../layout/use-description.ts';
import { useUser } from '../session/session.ts';
import styles from './news.module.css';
import { NewsList } from './news-list.tsx';
import { newsListQuery } from './news-query.ts';

const words = texts({
  ko: {
    title: '소식',
    description: '새 공연과 예매 안내, 티케티의 소식입니다.',
    write: '글쓰기',
    none: '아직 소식이 없습니다. 첫 글을 남겨 보세요.',
    more: '더 보기',
  },
  en: {
    title: 'News',
    description: 'New events, how booking works, and what else is new at Tiketi.',
    write: 'Write',
    none: 'There is no news yet. Be the first to write.',
    more: 'Show more',
  },
});

/** The board. Whoever is logged in may write on it. */
export function NewsPage() {
  const text = useText(words);
  const user = useUser();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useSuspenseInfiniteQuery(newsListQuery);
  const news = data.pages.flatMap((page) => page.news);
  useDescription(text.description);
  return (
    <Page title={text.title}>
      {user && (
        <div>
          <ButtonLink to="/news/new" kind="secondary">
            {text.write}
          </ButtonLink>
        </div>
      )}
      {news.length > 0 ? (
        <NewsList news={news} />
      ) : (
        <Empty>
          <p>{text.none}</p>
          {!user && (
            <ButtonLink to="/login" search={{ from: '/news/new' }} kind="secondary">
              {text.write}
            </ButtonLink>
          )}
        </Empty>
      )}
      <RefusalNotice error={error} onRetry={() => void fetchNextPage()} />
      {hasNextPage && (
        <div className={styles.more}>
          <Button kind="secondary" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {text.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

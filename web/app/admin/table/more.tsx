import { Button } from '../../design/button.tsx';
import { RefusalNotice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import styles from './pager.module.css';

const words = texts({ ko: { more: '더 보기' }, en: { more: 'Show more' } });

type List = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => Promise<unknown>;
};

/** Goes on with a list that is read from one entry to the next. */
export function More({ list }: { list: List }) {
  const text = useText(words);
  const fetchMore = () => void list.fetchNextPage();
  if (list.isFetchNextPageError) return <RefusalNotice error={list.error} onRetry={fetchMore} />;
  if (!list.hasNextPage) return null;
  return (
    <div className={styles.pager}>
      <Button kind="secondary" busy={list.isFetchingNextPage} onClick={fetchMore}>
        {text.more}
      </Button>
    </div>
  );
}

import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './news-list.module.css';
import type { News } from './news-query.ts';

const words = texts({
  ko: { views: (count: string) => `조회 ${count}` },
  en: { views: (count: string) => (count === '1' ? '1 view' : `${count} views`) },
});

/** Who wrote it, when, and how often it was read. */
export function NewsFacts({ article }: { article: News }) {
  const text = useText(words);
  const { date, number } = useFormat();
  return (
    <p className={styles.facts}>
      {article.author} · <time dateTime={article.created_at}>{date(article.created_at)}</time> ·{' '}
      {text.views(number(article.views))}
    </p>
  );
}

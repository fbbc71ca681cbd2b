import { Link } from '@tanstack/react-router';
import { Badge } from '../design/badge.tsx';
import { texts, useText } from '../language/language.ts';
import { NewsFacts } from './news-facts.tsx';
import styles from './news-list.module.css';
import type { News } from './news-query.ts';

const words = texts({ ko: { pinned: '공지' }, en: { pinned: 'Pinned' } });

export function NewsList({ news }: { news: News[] }) {
  const text = useText(words);
  return (
    <ul className={styles.list}>
      {news.map((article) => (
        <li key={article.id} className={styles.entry}>
          <div className={styles.title}>
            {article.is_pinned && <Badge tone="brand">{text.pinned}</Badge>}
            <Link to="/news/$newsId" params={{ newsId: article.id }}>
              {article.title}
            </Link>
          </div>
          <NewsFacts article={article} />
        </li>
      ))}
    </ul>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { texts, useText } from '../language/language.ts';
import { NewsList } from '../news/news-list.tsx';
import { newsTeasersQuery } from '../news/news-query.ts';
import styles from './event-shelf.module.css';

const words = texts({ ko: { title: '소식', all: '소식 모두 보기' }, en: { title: 'News', all: 'All news' } });

/** The first of the board; nothing when there is none or it cannot be had just now. */
export function NewsTeasers() {
  const text = useText(words);
  const titleId = useId();
  const { data: news } = useQuery(newsTeasersQuery);
  if (!news || news.length === 0) return null;
  return (
    <section className={styles.shelf} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId}>{text.title}</h2>
        <Link to="/news" className={styles.more}>
          {text.all}
        </Link>
      </div>
      <NewsList news={news} />
    </section>
  );
}

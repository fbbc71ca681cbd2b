import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useUser } from '../session/session.ts';
import { DeleteNews } from './delete-news.tsx';
import { EditNews } from './edit-news.tsx';
import styles from './news.module.css';
import { NewsFacts } from './news-facts.tsx';
import { articleQuery } from './news-query.ts';
import { paragraphsOf } from './paragraphs.ts';

const words = texts({ ko: { all: '소식 목록', edit: '수정' }, en: { all: 'All news', edit: 'Edit' } });

/** One article, as plain text. Its author may edit it, its author and administrators delete it. */
export function ArticlePage() {
  const text = useText(words);
  const { newsId } = useParams({ from: '/news/$newsId' });
  const { data: article } = useSuspenseQuery(articleQuery(newsId));
  const user = useUser();
  const [isEdited, setEdited] = useState(false);
  const isOwn = user !== null && user.id === article.author_id;
  if (isEdited && isOwn) return <EditNews article={article} onDone={() => setEdited(false)} />;
  return (
    <Page title={article.title}>
      <NewsFacts article={article} />
      <Card>
        <div className={styles.text}>
          {paragraphsOf(article.content).map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole or not at all
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      </Card>
      <div className={styles.actions}>
        {isOwn && (
          <Button kind="secondary" onClick={() => setEdited(true)}>
            {text.edit}
          </Button>
        )}
        {(isOwn || user?.role === 'admin') && <DeleteNews article={article} />}
      </div>
      <p>
        <Link to="/news">{text.all}</Link>
      </p>
    </Page>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { EditNews } from '../../news/edit-news.tsx';
import type { News } from '../../news/news-query.ts';
import form from '../forms/form.module.css';
import { Outcome } from '../forms/outcome.tsx';
import { ListState } from '../table/list-state.tsx';
import { Pager } from '../table/pager.tsx';
import { DeleteArticle } from './delete-article.tsx';
import { newsPageQuery } from './news-query.ts';
import { NewsTable } from './news-table.tsx';

const words = texts({
  ko: {
    title: '소식 관리',
    write: '글쓰기',
    empty: '공지와 소식을 쓰면 여기에 모입니다.',
    own: '수정과 고정은 글쓴이만 할 수 있습니다. 삭제는 관리자라면 누구나 할 수 있습니다.',
  },
  en: {
    title: 'News',
    write: 'Write',
    empty: 'What is written on the board will be here.',
    own: 'Only its author edits and pins an article; any administrator can delete it.',
  },
});

/** The board as its keepers see it. */
export function AdminNewsPage() {
  const text = useText(words);
  const { page = 1 } = useSearch({ from: '/admin/news' });
  const navigate = useNavigate({ from: '/admin/news' });
  const [edited, setEdited] = useState<News>();
  const [unwanted, setUnwanted] = useState<News>();
  const [outcome, setOutcome] = useState<string>();
  const list = useQuery(newsPageQuery(page));
  if (edited) return <EditNews article={edited} onDone={() => setEdited(undefined)} />;
  return (
    <Page title={text.title}>
      <div className={form.actions}>
        <ButtonLink to="/news/new">{text.write}</ButtonLink>
        <Outcome said={outcome} />
      </div>
      <p className={form.hint}>{text.own}</p>
      <ListState
        asked={list}
        isEmpty={({ pagination }) => pagination.total === 0}
        empty={<p>{text.empty}</p>}
      >
        {({ news, pagination }) => (
          <>
            <NewsTable news={news} onEdit={setEdited} onDelete={setUnwanted} />
            <Pager pagination={pagination} onPage={(to) => void navigate({ search: { page: to } })} />
          </>
        )}
      </ListState>
      {unwanted && (
        <DeleteArticle
          article={unwanted}
          onDone={(said) => {
            setOutcome(said);
            setUnwanted(undefined);
          }}
          onClose={() => setUnwanted(undefined)}
        />
      )}
    </Page>
  );
}

import { Link } from '@tanstack/react-router';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import type { News } from '../../news/news-query.ts';
import { useUser } from '../../session/session.ts';
import { type Column, DataTable, TwoLines } from '../table/data-table.tsx';
import { PinButton } from './pin-button.tsx';

const words = texts({
  ko: {
    caption: '소식 목록',
    article: '제목',
    date: '작성',
    views: '조회',
    pinned: '고정',
    act: '작업',
    edit: '수정',
    remove: '삭제',
  },
  en: {
    caption: 'News',
    article: 'Title',
    date: 'Written',
    views: 'Views',
    pinned: 'Pinned',
    act: 'Actions',
    edit: 'Edit',
    remove: 'Delete',
  },
});

type Props = { news: readonly News[]; onEdit: (article: News) => void; onDelete: (article: News) => void };

/** One page of the board; each article with what may be done with it. */
export function NewsTable({ news, onEdit, onDelete }: Props) {
  const text = useText(words);
  const user = useUser();
  const { number, dateTime } = useFormat();
  const columns: Column<News>[] = [
    {
      head: text.article,
      cell: (article) => (
        <TwoLines
          main={
            <>
              {article.is_pinned && <Badge tone="brand">{text.pinned}</Badge>}{' '}
              <Link to="/news/$newsId" params={{ newsId: article.id }} preload={false}>
                {article.title}
              </Link>
            </>
          }
          more={article.author}
        />
      ),
    },
    { head: text.date, cell: (article) => dateTime(article.created_at) },
    { head: text.views, kind: 'number', cell: (article) => number(article.views) },
    {
      head: text.act,
      kind: 'actions',
      cell: (article) => (
        <>
          {article.author_id === user?.id && (
            <>
              <PinButton article={article} />
              <Button
                kind="secondary"
                aria-label={`${text.edit}: ${article.title}`}
                onClick={() => onEdit(article)}
              >
                {text.edit}
              </Button>
            </>
          )}
          <Button
            kind="plain"
            aria-label={`${text.remove}: ${article.title}`}
            onClick={() => onDelete(article)}
          >
            {text.remove}
          </Button>
        </>
      ),
    },
  ];
  return <DataTable caption={text.caption} columns={columns} rows={news} keyOf={({ id }) => id} />;
}

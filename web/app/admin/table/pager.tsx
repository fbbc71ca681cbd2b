import type { components } from '../../api/types/reservation.ts';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './pager.module.css';

type Pagination = components['schemas']['Pagination'];

const words = texts({
  ko: {
    label: '페이지',
    before: '이전',
    after: '다음',
    where: (page: string, pages: string, total: string) => `${page} / ${pages}쪽 · 모두 ${total}건`,
  },
  en: {
    label: 'Pages',
    before: 'Previous',
    after: 'Next',
    where: (page: string, pages: string, total: string) => `Page ${page} of ${pages} · ${total} in all`,
  },
});

/** Where one is in a list that comes in pages, and the way to its neighbours. */
export function Pager({ pagination, onPage }: { pagination: Pagination; onPage: (page: number) => void }) {
  const text = useText(words);
  const { number } = useFormat();
  const { page, totalPages, total } = pagination;
  const pages = Math.max(1, totalPages);
  return (
    <nav className={styles.pager} aria-label={text.label}>
      <Button kind="secondary" disabled={page <= 1} onClick={() => onPage(Math.min(page - 1, pages))}>
        {text.before}
      </Button>
      <p role="status">{text.where(number(page), number(pages), number(total))}</p>
      <Button kind="secondary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {text.after}
      </Button>
    </nav>
  );
}

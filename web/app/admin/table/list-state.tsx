import type { ReactNode } from 'react';
import { Empty } from '../../design/card.tsx';
import { RefusalNotice } from '../../design/notice.tsx';
import { Loading } from '../../design/spinner.tsx';
import styles from './list-state.module.css';

type Asked<Answer> = {
  data: Answer | undefined;
  error: unknown;
  isPlaceholderData: boolean;
  refetch: () => Promise<unknown>;
};
type Props<Answer> = {
  asked: Asked<Answer>;
  /** Where there may be nothing. Of a list in pages only the whole: who is past its last page needs the way back. */
  isEmpty?: (answer: Answer) => boolean;
  /** What would be here. */
  empty?: ReactNode;
  children: (answer: Answer) => ReactNode;
};

/** A list that is on its way, there, empty, or not to be had; what was shown stays until the next is there. */
export function ListState<Answer>({ asked, isEmpty, empty, children }: Props<Answer>) {
  const { data, error } = asked;
  if (data === undefined)
    return error ? <RefusalNotice error={error} onRetry={() => void asked.refetch()} /> : <Loading />;
  return (
    <div className={styles.list} data-old={asked.isPlaceholderData || undefined}>
      {error !== null && <RefusalNotice error={error} onRetry={() => void asked.refetch()} />}
      {isEmpty?.(data) ? <Empty>{empty}</Empty> : children(data)}
    </div>
  );
}

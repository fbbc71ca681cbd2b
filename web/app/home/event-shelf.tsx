import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { ListedEvent } from '../event/event-card.tsx';
import { EventGrid } from '../event/event-grid.tsx';
import type { SaleState } from '../event/sale-state.ts';
import { texts, useText } from '../language/language.ts';
import styles from './event-shelf.module.css';

const words = texts({
  ko: { all: '전체 보기' },
  en: { all: 'See all' },
});

type Props = {
  title: string;
  events: ListedEvent[];
  hasMore: boolean;
  status: SaleState;
  otherwise: ReactNode;
};

/** A part of the front page: the first events of a state, and the way to the others. */
export function EventShelf({ title, events, hasMore, status, otherwise }: Props) {
  const text = useText(words);
  const titleId = useId();
  return (
    <section className={styles.shelf} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {hasMore && (
          <Link to="/search" search={{ status }} className={styles.more} aria-describedby={titleId}>
            {text.all}
          </Link>
        )}
      </div>
      {events.length > 0 ? <EventGrid events={events} /> : <p className={styles.none}>{otherwise}</p>}
    </section>
  );
}

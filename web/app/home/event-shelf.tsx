import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { ListedEvent } from '../event/event-card.tsx';
import { EventGrid } from '../event/event-grid.tsx';
import type { SaleState } from '../event/sale-state.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './event-shelf.module.css';

const words = texts({
  ko: { all: (count: string) => `전체 보기 (${count})` },
  en: { all: (count: string) => `See all (${count})` },
});

type Props = {
  title: string;
  events: ListedEvent[];
  total: number;
  status: SaleState;
  otherwise: ReactNode;
};

/** A part of the front page: the first events of a state, and the way to the others. */
export function EventShelf({ title, events, total, status, otherwise }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  const titleId = useId();
  return (
    <section className={styles.shelf} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        {total > events.length && (
          <Link to="/search" search={{ status }} className={styles.more} aria-describedby={titleId}>
            {text.all(number(total))}
          </Link>
        )}
      </div>
      {events.length > 0 ? <EventGrid events={events} /> : <p className={styles.none}>{otherwise}</p>}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { EventGrid } from '../event/event-grid.tsx';
import { lastEventsQuery } from '../event/event-list-query.ts';
import { texts, useText } from '../language/language.ts';
import styles from './event-shelf.module.css';

const words = texts({
  ko: { title: '지난 공연', all: '지난 공연 모두 보기' },
  en: { title: 'Past events', all: 'All past events' },
});

/** The latest that are over. It is last on the page, so it may come last and stay away. */
export function EndedShelf() {
  const text = useText(words);
  const titleId = useId();
  const { data: events } = useQuery(lastEventsQuery('ended', 4));
  if (!events || events.length === 0) return null;
  return (
    <section className={styles.shelf} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 id={titleId}>{text.title}</h2>
        <Link to="/search" search={{ status: 'ended' }} className={styles.more}>
          {text.all}
        </Link>
      </div>
      <EventGrid events={events} />
    </section>
  );
}

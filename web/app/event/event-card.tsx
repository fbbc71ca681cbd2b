import { Link } from '@tanstack/react-router';
import type { components } from '../api/types/event.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './event-card.module.css';
import { Poster } from './poster.tsx';
import { PriceRange } from './price-range.tsx';
import { StateBadge } from './state-badge.tsx';
import { useSaleState } from './use-sale-state.ts';

export type ListedEvent = components['schemas']['ListedEvent'];

const words = texts({
  ko: { opens: (at: string) => `${at} 예매 시작` },
  en: { opens: (at: string) => `On sale from ${at}` },
});

/** An event in a list: what, where, when, for how much, and whether it can be had now. */
export function EventCard({ event }: { event: ListedEvent }) {
  const text = useText(words);
  const { date, dateTime } = useFormat();
  const state = useSaleState(event);
  return (
    <li className={styles.card}>
      <Poster
        title={event.title}
        src={event.poster_image_url}
        isOver={state === 'ended' || state === 'cancelled'}
      />
      <div className={styles.body}>
        <div className={styles.badge}>
          <StateBadge event={event} />
        </div>
        <h3 className={styles.title}>
          <Link to="/events/$eventId" params={{ eventId: event.id }}>
            {event.title}
          </Link>
        </h3>
        <p className={styles.fact}>{event.venue}</p>
        <p className={styles.fact}>
          <time dateTime={event.event_date}>{date(event.event_date)}</time>
        </p>
        {state === 'upcoming' && <p className={styles.fact}>{text.opens(dateTime(event.sale_start_date))}</p>}
        <p className={styles.price}>
          <PriceRange from={event.min_price} to={event.max_price} />
        </p>
      </div>
    </li>
  );
}

import { useId } from 'react';
import { ButtonLink } from '../design/button.tsx';
import type { ListedEvent } from '../event/event-card.tsx';
import { Poster } from '../event/poster.tsx';
import { opensAt } from '../event/sale-state.ts';
import { useTimeLeft } from '../event/time-left.ts';
import { useSaleState } from '../event/use-sale-state.ts';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './opening-hero.module.css';

const words = texts({
  ko: {
    next: '다음 예매',
    open: '예매가 시작되었습니다',
    opens: (at: string) => `${at} 예매 시작`,
    see: '공연 보기',
    book: '예매하러 가기',
  },
  en: {
    next: 'Next on sale',
    open: 'Now on sale',
    opens: (at: string) => `On sale from ${at}`,
    see: 'See the event',
    book: 'Get tickets',
  },
});

/** The next sale to open. In the second in which it does, it says so and leads there. */
export function OpeningHero({ event }: { event: ListedEvent }) {
  const text = useText(words);
  const { date, dateTime } = useFormat();
  const left = useTimeLeft(opensAt(event));
  const isUpcoming = useSaleState(event) === 'upcoming';
  const titleId = useId();
  return (
    <section className={styles.hero} aria-labelledby={titleId}>
      <Poster title={event.title} src={event.poster_image_url} eager />
      <div className={styles.body}>
        <div className={styles.intro}>
          <p className={styles.label} role="status">
            {isUpcoming ? text.next : text.open}
          </p>
          <h2 id={titleId} className={styles.title}>
            {event.title}
          </h2>
          <p className={styles.fact}>
            {event.venue} · {date(event.event_date)}
          </p>
        </div>
        <div className={styles.rest}>
          {isUpcoming && (
            <p className={styles.clock} role="timer">
              {left}
            </p>
          )}
          <p className={styles.fact}>{text.opens(dateTime(event.sale_start_date))}</p>
          <div className={styles.actions}>
            <ButtonLink to="/events/$eventId" params={{ eventId: event.id }}>
              {isUpcoming ? text.see : text.book}
            </ButtonLink>
          </div>
        </div>
      </div>
    </section>
  );
}

import { Card, Empty } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import styles from './dashboard.module.css';
import type { Sales } from './dashboard-query.ts';

const words = texts({
  ko: {
    title: '많이 팔린 공연',
    sold: (sold: string, capacity: string) => `${capacity}장 중 ${sold}장 판매`,
    empty: '이 기간에 팔린 공연이 여기에 매출 순서로 나옵니다.',
  },
  en: {
    title: 'Top events',
    sold: (sold: string, capacity: string) => `${sold} of ${capacity} sold`,
    empty: 'Events sold in these days will be here, by revenue.',
  },
});

/** The events that earned most, and how much of each is sold. */
export function TopEvents({ events }: { events: Sales['events'] }) {
  const text = useText(words);
  const { won, number, percent } = useFormat();
  return (
    <Card aria-labelledby="top-events">
      <h2 id="top-events">{text.title}</h2>
      {events.length === 0 && <Empty>{text.empty}</Empty>}
      <ol className={styles.events}>
        {events.map(({ id, title, sold, capacity, revenue }) => (
          <li key={id}>
            <strong>{title}</strong>
            <span className={styles.earned}>{won(revenue)}</span>
            <span className={styles.share} aria-hidden="true">
              <span style={{ width: `${shareOf(sold, capacity) * 100}%` }} />
            </span>
            <span className={styles.soft}>{text.sold(number(sold), number(capacity))}</span>
            <span className={styles.percent}>{percent(shareOf(sold, capacity))}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const shareOf = (sold: number, capacity: number) => (capacity > 0 ? Math.min(sold / capacity, 1) : 0);

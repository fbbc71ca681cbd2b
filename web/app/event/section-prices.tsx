import { useQuery } from '@tanstack/react-query';
import { Badge } from '../design/badge.tsx';
import { Card } from '../design/card.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { sectionsQuery } from './event-query.ts';
import styles from './prices.module.css';

const words = texts({
  ko: {
    title: '구역별 가격',
    section: '구역',
    price: '가격',
    left: '남은 좌석',
    count: (left: string, seats: string) => `${left} / ${seats}석`,
    gone: '매진',
    free: '무료',
    asOf: (time: string) => `${time} 기준입니다. 실제 좌석은 예매 화면에서 확인하세요.`,
  },
  en: {
    title: 'Prices by section',
    section: 'Section',
    price: 'Price',
    left: 'Seats left',
    count: (left: string, seats: string) => `${left} of ${seats}`,
    gone: 'Sold out',
    free: 'Free',
    asOf: (time: string) => `As of ${time}. The seat map shows each seat as it is when you book.`,
  },
});

/** What the seats of each section cost, and how many nobody held a moment ago. */
export function SectionPrices({ eventId, isOver }: { eventId: string; isOver: boolean }) {
  const text = useText(words);
  const { won, number, time } = useFormat();
  const { data: sections, error, dataUpdatedAt, refetch } = useQuery(sectionsQuery(eventId));
  return (
    <Card aria-labelledby="prices" className={styles.skeleton}>
      <h2 id="prices">{text.title}</h2>
      {!sections && <RefusalNotice error={error} onRetry={() => void refetch()} />}
      {sections && (
        <table className={styles.prices}>
          <thead>
            <tr>
              <th scope="col">{text.section}</th>
              <th scope="col" className={styles.amount}>
                {text.price}
              </th>
              {!isOver && (
                <th scope="col" className={styles.amount}>
                  {text.left}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {sections.map(({ name, price, seats, left }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className={styles.amount}>{price === 0 ? text.free : won(price)}</td>
                {!isOver && (
                  <td className={styles.amount}>
                    {left === 0 ? (
                      <Badge tone="warn">{text.gone}</Badge>
                    ) : (
                      text.count(number(left), number(seats))
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {sections && !isOver && <p className={styles.note}>{text.asOf(time(dataUpdatedAt))}</p>}
    </Card>
  );
}

import { useQuery } from '@tanstack/react-query';
import type { components } from '../api/types/event.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { seatsLeftQuery } from './event-query.ts';
import styles from './prices.module.css';

const words = texts({
  ko: {
    title: '구역별 가격',
    section: '구역',
    price: '가격',
    seats: '좌석',
    left: '남은 좌석',
    all: (seats: string) => `${seats}석`,
    count: (left: string, seats: string) => `${left} / ${seats}석`,
    gone: '매진',
    free: '무료',
    show: '남은 좌석 보기',
    again: '다시 확인',
    asOf: (time: string) => `${time} 기준입니다. 실제 좌석은 예매 화면에서 확인하세요.`,
  },
  en: {
    title: 'Prices by section',
    section: 'Section',
    price: 'Price',
    seats: 'Seats',
    left: 'Seats left',
    all: (seats: string) => seats,
    count: (left: string, seats: string) => `${left} of ${seats}`,
    gone: 'Sold out',
    free: 'Free',
    show: 'Show seats left',
    again: 'Check again',
    asOf: (time: string) => `As of ${time}. The seat map shows each seat as it is when you book.`,
  },
});

type Props = { eventId: string; sections: components['schemas']['Section'][]; isOpen: boolean };

/** What the seats of each section cost; while they are sold, how many are left for who asks. */
export function SectionPrices({ eventId, sections, isOpen }: Props) {
  const text = useText(words);
  const { won, number, time } = useFormat();
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(seatsLeftQuery(eventId));
  const left = isOpen ? data : undefined;
  const seats = (all: number, free: number | undefined) => {
    if (free === undefined) return text.all(number(all));
    return free === 0 ? <Badge tone="warn">{text.gone}</Badge> : text.count(number(free), number(all));
  };
  return (
    <Card aria-labelledby="prices">
      <h2 id="prices">{text.title}</h2>
      <table className={styles.prices}>
        <thead>
          <tr>
            <th scope="col">{text.section}</th>
            <th scope="col" className={styles.amount}>
              {text.price}
            </th>
            <th scope="col" className={styles.amount}>
              {left ? text.left : text.seats}
            </th>
          </tr>
        </thead>
        <tbody>
          {sections.map(({ name, price, rows, seatsPerRow }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={styles.amount}>{price === 0 ? text.free : won(price)}</td>
              <td className={styles.amount}>{seats(rows * seatsPerRow, left && (left[name] ?? 0))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isOpen && (
        <div className={styles.ask}>
          {!isFetching && <RefusalNotice error={error} />}
          <Button kind="secondary" busy={isFetching} onClick={() => void refetch()}>
            {left ? text.again : text.show}
          </Button>
          <p className={styles.note} role="status">
            {left && text.asOf(time(dataUpdatedAt))}
          </p>
        </div>
      )}
    </Card>
  );
}

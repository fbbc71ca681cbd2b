import { Card } from '../design/card.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import type { Checkout } from './checkout-query.ts';
import styles from './order-summary.module.css';

const words = texts({
  ko: { bought: '예매 내용', total: '합계', number: '예매 번호' },
  en: { bought: 'Your booking', total: 'Total', number: 'Booking number' },
});

/** What is bought, and for how much. */
export function OrderSummary({ reservation }: { reservation: Checkout }) {
  const text = useText(words);
  const { won, dateTime } = useFormat();
  return (
    <Card aria-label={text.bought}>
      <div>
        <h2>{reservation.event_title}</h2>
        <p className={styles.soft}>
          <time dateTime={reservation.event_date}>{dateTime(reservation.event_date)}</time>
          <br />
          {reservation.venue}
        </p>
      </div>
      <ul className={styles.lines}>
        {reservation.seats.map((line) => (
          <li key={line.seatId ?? line.seatLabel} className={styles.line}>
            <span>{line.seatLabel}</span>
            <span className={styles.money}>{won(line.price)}</span>
          </li>
        ))}
      </ul>
      <p className={`${styles.line} ${styles.total}`}>
        <span>{text.total}</span>
        <span className={styles.money}>{won(reservation.total_amount)}</span>
      </p>
      <p className={styles.soft}>
        {text.number} {reservation.reservation_number}
      </p>
    </Card>
  );
}
